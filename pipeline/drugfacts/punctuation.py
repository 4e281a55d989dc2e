"""What the tokenizer splits off words and between them, besides what spaCy's for English does, as regular expressions.

Most of it is where a blank was forgotten. Brackets that belong to a word stay with it: "iron(III)", "TNF(alpha)",
"methyl(phenyl)amine".
"""

from __future__ import annotations

_LITTLE = (
    "(?:an?|and|are|as|but|by|can|causes?|for|from|had|has|have|in|is|may|of|on|or|should|that|to|was|were|which|will"
    "|with)"
)
_EMPHASIS = "_{1,3}"  # "_fever_"

PREFIXES = (
    "[•‣⁃∙]",  # "•fever"
    r"[-–—](?=[^\W\d_])",  # "-gout"
    _EMPHASIS,
)
SUFFIXES = (
    r"(?<=[a-z0-9][A-Z])\.",  # "IgE."
    r"(?<=[A-Z])N['’]T",  # "DOESN'T"
    r"(?<=[A-Z])['’](?:D|LL|M|RE|VE)",
    _EMPHASIS,
)
INFIXES = (
    # "ibuprofen(Advil)", "ibuprofen(an", "tablet(s)"; not where a word goes on behind the closing bracket
    r"(?<=[A-Za-z]{3})[(\[](?=[A-Za-z]{2}|[as]$)(?!(?:[IVX]+|alpha|beta|gamma|delta|kappa)\b)"
    rf"(?![^()\[\]\s]*[)\]](?!{_LITTLE}\b)[\w-])",
    # "nausea(12%)", "FDA(2005)"
    r"(?<=[a-z]{4})[(\[](?=[<>≥≤~]?\d+(?:[.,–-]\d+)*%?(?:$|[)\]][,;]))",
    r"(?<=[A-Z]{2})\((?=(?:19|20)\d\d$)",
    # "(Advil)and", "(12%),rash"
    rf"(?<=[a-z\d%])[)\]](?={_LITTLE}$|[,;][A-Za-z])",
    # "B12,so", "%;fever"
    r"(?<=[A-Za-z\d)%])[,;](?=[A-Za-z][a-z]|[AIa]$)",
    # the hyphens of good typography
    "(?<=[^\\W_])[\u2010\u2011](?=[^\\W\\d_])",
)
