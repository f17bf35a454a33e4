"""Which rules stand for which rows of the research notes, or why none does.

A value is codes, or a row of ``docs/reference/rules/not-checked.md`` by its beginning.
"""

#: Rows of the catalogue of complaints (pains.md, A.2).
COMPLAINTS: dict[int, str] = {
    1: "BP120", 2: "BP420", 3: "BP406", 4: "BP221 BP222", 5: "a text of a user that looks like JSON",
    6: "a text of a user that has", 7: "BP303 BP450", 8: "BP232", 9: "BP227", 10: "BP224", 11: "BP208", 12: "BP210",
    13: "BP210", 14: "BP207", 15: "BP226", 16: "BP205", 17: "BP050 BP051", 18: "BP501", 19: "BP305", 20: "BP121",
    21: "BP121", 22: "BP450", 23: "BP223", 24: "BP126", 25: "BP223", 26: "BP603", 27: "BP230", 28: "BP401",
    29: "BP403", 30: "BP404 BP511", 31: "BP302 BP407", 32: "BP303", 33: "BP306", 34: "BP307", 35: "BP309",
    36: "BP310 BP317", 37: "BP405", 38: "BP410", 39: "BP405", 40: "BP511", 41: "functions that a raw",
    42: "BP308", 43: "scripts with placeholders", 44: "scripts where an administrator", 45: "BP314", 46: "BP301",
    47: "BP102", 48: "BP510", 49: "BP409", 50: "fewer or more vectors", 51: "empty answers", 52: "empty answers",
    53: "the response filter that agents", 54: "BP129", 55: "BP130", 56: "BP111 BP128", 57: "BP131", 58: "BP609",
    59: "BP608", 60: "BP607 BP131", 61: "services that older releases", 62: "BP602", 63: "BP602", 64: "BP670",
    65: "BP604", 66: "BP605", 67: "BP629", 68: "BP628", 69: "BP138", 70: "BP626 BP104", 71: "BP650", 72: "BP615",
    73: "BP616", 74: "the URL is left out", 75: "keys that cannot be decrypted", 76: "certificates for mutual TLS",
    77: "BP101", 78: "BP610", 79: "BP134", 80: "BP623", 81: "BP636 BP611 BP640", 82: "BP640", 83: "BP415",
    84: "what an update", 85: "what an update", 86: "BP621", 87: "BP620", 88: "BP506", 89: "pages that say",
    90: "roles, secrets and permissions", 91: "connectors as Terraform",
}  # fmt: skip

#: Traps of the server (ml-commons-semantics.md, §8).
TRAPS: dict[int, str] = {
    1: "BP101 BP102", 2: "BP103", 3: "BP136", 4: "BP123", 5: "BP221 BP222", 6: "BP223",
    7: "a text of a user that looks like JSON", 8: "BP617", 9: "BP125", 10: "BP210", 11: "BP206 BP210", 12: "BP226",
    13: "BP227", 14: "BP419", 15: "BP228", 16: "BP127", 17: "BP235", 18: "BP129 BP111", 19: "BP126", 20: "BP614",
    21: "BP613", 22: "BP611", 23: "BP230", 24: "BP231", 25: "BP625", 26: "BP622", 27: "BP602", 28: "BP603",
    29: "BP606", 30: "BP131", 31: "BP607 BP608", 32: "BP610", 33: "BP104", 34: "BP624", 35: "`dry_run` of the server",
    36: "BP401", 37: "BP413", 38: "BP406", 39: "BP407", 40: "the step size in a request", 41: "BP305",
    42: "a parameter of the call", 43: "BP307 BP303", 44: "BP307", 45: "BP303", 46: "BP310", 47: "BP311", 48: "BP411",
    49: "BP409", 50: "BP510", 51: "a model's answer that looks like JSON", 52: "empty answers", 53: "BP414",
    54: "BP511", 55: "empty answers", 56: "BP618", 57: "BP619", 58: "BP415", 59: "interfaces and guardrails",
    60: "numbers that depend", 61: "BP417", 62: "an answer's text that", 63: "BP418", 64: "an answer's text that",
    65: "interfaces and guardrails", 66: "BP627", 67: "BP205 BP223", 68: "requests with documents",
    69: "requests with documents", 70: "BP606", 71: "numbers that depend", 72: "numbers that depend",
    73: "keys that cannot be decrypted",
}  # fmt: skip
