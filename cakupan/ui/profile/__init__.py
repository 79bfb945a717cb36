"""The page Wilayah: everything that is known of one region, part by part."""
