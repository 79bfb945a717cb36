"""The Paritrana award on Peringkat and Wilayah: its history and its simulation."""
