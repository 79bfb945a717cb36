"""Nouns of the field as parts of patterns, said once for all that look for them.

What tells a person's data from a document, and what a pasted sentence counts, is told
by the same words. Each is a group of alternatives in small letters, for patterns that
take no notice of case; whoever uses one sets the edges of words that it needs.
"""

# What stands before money.
MONEY = r"(?:rp|idr)\.?"

# Kinds of law: their short names, then all of them.
SHORT_LAWS = r"(?:pp|uu|inpres|perpres|kepres|permen\w*|pergub|perda|perbup|perwali)"
LAWS = rf"(?:{SHORT_LAWS}|kepmen\w*|undang(?:-?undang)?|peraturan|keputusan|instruksi)"

# The employment scheme by its names; BPJS alone may be the health insurance.
SCHEME = r"(?:bpjs[ -]?(?:ketenagakerjaan|tk|naker)|bp ?jamsostek|(?<!bp )jamsostek)"

# Of the whole nation.
NATIONAL = r"(?:nasional|national\w*|nationwide)"

WORKERS = r"(?:pekerja|tenaga kerja|naker|karyawan|buruh|pegawai|workers?|employees)"
PEOPLE = (
    rf"(?:{WORKERS}|orang|jiwa|peserta|nelayan|petani|anggota|people|persons?|"
    r"members?|participants?)"
)
FIRMS = r"(?:perusahaan|badan usaha|pemberi kerja|umkm|companies|firms|employers)"
COVERAGE = r"(?:cakupan|coverage|ucj|kepesertaan)"
