"""ISO 4217: numeric code, fraction digits, symbol (ROOT), English name.

Names and symbols are those of Unicode CLDR (Unicode License v3), as ``java.util.Currency`` gives them.
"""

_CURRENCIES = """
ADP 20 0 ADP Andorran Peseta
AED 784 2 AED United Arab Emirates Dirham
AFA 4 2 AFA Afghan Afghani (1927–2002)
AFN 971 2 AFN Afghan Afghani
ALL 8 2 ALL Albanian Lek
AMD 51 2 AMD Armenian Dram
ANG 532 2 ANG Netherlands Antillean Guilder
AOA 973 2 AOA Angolan Kwanza
ARS 32 2 ARS Argentine Peso
ATS 40 2 ATS Austrian Schilling
AUD 36 2 A$ Australian Dollar
AWG 533 2 AWG Aruban Florin
AYM 945 2 AYM AYM
AZM 31 2 AZM Azerbaijani Manat (1993–2006)
AZN 944 2 AZN Azerbaijani Manat
BAM 977 2 BAM Bosnia-Herzegovina Convertible Mark
BBD 52 2 BBD Barbadian Dollar
BDT 50 2 BDT Bangladeshi Taka
BEF 56 0 BEF Belgian Franc
BGL 100 2 BGL Bulgarian Hard Lev
BGN 975 2 BGN Bulgarian Lev
BHD 48 3 BHD Bahraini Dinar
BIF 108 0 BIF Burundian Franc
BMD 60 2 BMD Bermudan Dollar
BND 96 2 BND Brunei Dollar
BOB 68 2 BOB Bolivian Boliviano
BOV 984 2 BOV Bolivian Mvdol
BRL 986 2 R$ Brazilian Real
BSD 44 2 BSD Bahamian Dollar
BTN 64 2 BTN Bhutanese Ngultrum
BWP 72 2 BWP Botswanan Pula
BYB 112 0 BYB Belarusian Ruble (1994–1999)
BYN 933 2 BYN Belarusian Ruble
BYR 974 0 BYR Belarusian Ruble (2000–2016)
BZD 84 2 BZD Belize Dollar
CAD 124 2 CA$ Canadian Dollar
CDF 976 2 CDF Congolese Franc
CHE 947 2 CHE WIR Euro
CHF 756 2 CHF Swiss Franc
CHW 948 2 CHW WIR Franc
CLF 990 4 CLF Chilean Unit of Account (UF)
CLP 152 0 CLP Chilean Peso
CNY 156 2 CN¥ Chinese Yuan
COP 170 2 COP Colombian Peso
COU 970 2 COU Colombian Real Value Unit
CRC 188 2 CRC Costa Rican Colón
CSD 891 2 CSD Serbian Dinar (2002–2006)
CUC 931 2 CUC Cuban Convertible Peso
CUP 192 2 CUP Cuban Peso
CVE 132 2 CVE Cape Verdean Escudo
CYP 196 2 CYP Cypriot Pound
CZK 203 2 CZK Czech Koruna
DEM 276 2 DEM German Mark
DJF 262 0 DJF Djiboutian Franc
DKK 208 2 DKK Danish Krone
DOP 214 2 DOP Dominican Peso
DZD 12 2 DZD Algerian Dinar
EEK 233 2 EEK Estonian Kroon
EGP 818 2 EGP Egyptian Pound
ERN 232 2 ERN Eritrean Nakfa
ESP 724 0 ESP Spanish Peseta
ETB 230 2 ETB Ethiopian Birr
EUR 978 2 € Euro
FIM 246 2 FIM Finnish Markka
FJD 242 2 FJD Fijian Dollar
FKP 238 2 FKP Falkland Islands Pound
FRF 250 2 FRF French Franc
GBP 826 2 £ British Pound
GEL 981 2 GEL Georgian Lari
GHC 288 2 GHC Ghanaian Cedi (1979–2007)
GHS 936 2 GHS Ghanaian Cedi
GIP 292 2 GIP Gibraltar Pound
GMD 270 2 GMD Gambian Dalasi
GNF 324 0 GNF Guinean Franc
GRD 300 0 GRD Greek Drachma
GTQ 320 2 GTQ Guatemalan Quetzal
GWP 624 2 GWP Guinea-Bissau Peso
GYD 328 2 GYD Guyanaese Dollar
HKD 344 2 HK$ Hong Kong Dollar
HNL 340 2 HNL Honduran Lempira
HRK 191 2 HRK Croatian Kuna
HTG 332 2 HTG Haitian Gourde
HUF 348 2 HUF Hungarian Forint
IDR 360 2 IDR Indonesian Rupiah
IEP 372 2 IEP Irish Pound
ILS 376 2 ₪ Israeli New Shekel
INR 356 2 ₹ Indian Rupee
IQD 368 3 IQD Iraqi Dinar
IRR 364 2 IRR Iranian Rial
ISK 352 0 ISK Icelandic Króna
ITL 380 0 ITL Italian Lira
JMD 388 2 JMD Jamaican Dollar
JOD 400 3 JOD Jordanian Dinar
JPY 392 0 JP¥ Japanese Yen
KES 404 2 KES Kenyan Shilling
KGS 417 2 KGS Kyrgystani Som
KHR 116 2 KHR Cambodian Riel
KMF 174 0 KMF Comorian Franc
KPW 408 2 KPW North Korean Won
KRW 410 0 ₩ South Korean Won
KWD 414 3 KWD Kuwaiti Dinar
KYD 136 2 KYD Cayman Islands Dollar
KZT 398 2 KZT Kazakhstani Tenge
LAK 418 2 LAK Laotian Kip
LBP 422 2 LBP Lebanese Pound
LKR 144 2 LKR Sri Lankan Rupee
LRD 430 2 LRD Liberian Dollar
LSL 426 2 LSL Lesotho Loti
LTL 440 2 LTL Lithuanian Litas
LUF 442 0 LUF Luxembourgian Franc
LVL 428 2 LVL Latvian Lats
LYD 434 3 LYD Libyan Dinar
MAD 504 2 MAD Moroccan Dirham
MDL 498 2 MDL Moldovan Leu
MGA 969 2 MGA Malagasy Ariary
MGF 450 0 MGF Malagasy Franc
MKD 807 2 MKD Macedonian Denar
MMK 104 2 MMK Myanmar Kyat
MNT 496 2 MNT Mongolian Tugrik
MOP 446 2 MOP Macanese Pataca
MRO 478 2 MRO Mauritanian Ouguiya (1973–2017)
MRU 929 2 MRU Mauritanian Ouguiya
MTL 470 2 MTL Maltese Lira
MUR 480 2 MUR Mauritian Rupee
MVR 462 2 MVR Maldivian Rufiyaa
MWK 454 2 MWK Malawian Kwacha
MXN 484 2 MX$ Mexican Peso
MXV 979 2 MXV Mexican Investment Unit
MYR 458 2 MYR Malaysian Ringgit
MZM 508 2 MZM Mozambican Metical (1980–2006)
MZN 943 2 MZN Mozambican Metical
NAD 516 2 NAD Namibian Dollar
NGN 566 2 NGN Nigerian Naira
NIO 558 2 NIO Nicaraguan Córdoba
NLG 528 2 NLG Dutch Guilder
NOK 578 2 NOK Norwegian Krone
NPR 524 2 NPR Nepalese Rupee
NZD 554 2 NZ$ New Zealand Dollar
OMR 512 3 OMR Omani Rial
PAB 590 2 PAB Panamanian Balboa
PEN 604 2 PEN Peruvian Sol
PGK 598 2 PGK Papua New Guinean Kina
PHP 608 2 ₱ Philippine Peso
PKR 586 2 PKR Pakistani Rupee
PLN 985 2 PLN Polish Zloty
PTE 620 0 PTE Portuguese Escudo
PYG 600 0 PYG Paraguayan Guarani
QAR 634 2 QAR Qatari Riyal
ROL 642 0 ROL Romanian Leu (1952–2006)
RON 946 2 RON Romanian Leu
RSD 941 2 RSD Serbian Dinar
RUB 643 2 RUB Russian Ruble
RUR 810 2 RUR Russian Ruble (1991–1998)
RWF 646 0 RWF Rwandan Franc
SAR 682 2 SAR Saudi Riyal
SBD 90 2 SBD Solomon Islands Dollar
SCR 690 2 SCR Seychellois Rupee
SDD 736 2 SDD Sudanese Dinar (1992–2007)
SDG 938 2 SDG Sudanese Pound
SEK 752 2 SEK Swedish Krona
SGD 702 2 SGD Singapore Dollar
SHP 654 2 SHP St. Helena Pound
SIT 705 2 SIT Slovenian Tolar
SKK 703 2 SKK Slovak Koruna
SLE 925 2 SLE Sierra Leonean Leone
SLL 694 2 SLL Sierra Leonean Leone (1964—2022)
SOS 706 2 SOS Somali Shilling
SRD 968 2 SRD Surinamese Dollar
SRG 740 2 SRG Surinamese Guilder
SSP 728 2 SSP South Sudanese Pound
STD 678 2 STD São Tomé & Príncipe Dobra (1977–2017)
STN 930 2 STN São Tomé & Príncipe Dobra
SVC 222 2 SVC Salvadoran Colón
SYP 760 2 SYP Syrian Pound
SZL 748 2 SZL Swazi Lilangeni
THB 764 2 THB Thai Baht
TJS 972 2 TJS Tajikistani Somoni
TMM 795 2 TMM Turkmenistani Manat (1993–2009)
TMT 934 2 TMT Turkmenistani Manat
TND 788 3 TND Tunisian Dinar
TOP 776 2 TOP Tongan Paʻanga
TPE 626 0 TPE Timorese Escudo
TRL 792 0 TRL Turkish Lira (1922–2005)
TRY 949 2 TRY Turkish Lira
TTD 780 2 TTD Trinidad & Tobago Dollar
TWD 901 2 NT$ New Taiwan Dollar
TZS 834 2 TZS Tanzanian Shilling
UAH 980 2 UAH Ukrainian Hryvnia
UGX 800 0 UGX Ugandan Shilling
USD 840 2 US$ US Dollar
USN 997 2 USN US Dollar (Next day)
USS 998 2 USS US Dollar (Same day)
UYI 940 0 UYI Uruguayan Peso (Indexed Units)
UYU 858 2 UYU Uruguayan Peso
UZS 860 2 UZS Uzbekistani Som
VEB 862 2 VEB Venezuelan Bolívar (1871–2008)
VED 926 2 VED Bolívar Soberano
VEF 937 2 VEF Venezuelan Bolívar (2008–2018)
VES 928 2 VES Venezuelan Bolívar
VND 704 0 ₫ Vietnamese Dong
VUV 548 0 VUV Vanuatu Vatu
WST 882 2 WST Samoan Tala
XAD 396 2 XAD Arab Accounting Dinar
XAF 950 0 FCFA Central African CFA Franc
XAG 961 -1 XAG Silver
XAU 959 -1 XAU Gold
XBA 955 -1 XBA European Composite Unit
XBB 956 -1 XBB European Monetary Unit
XBC 957 -1 XBC European Unit of Account (XBC)
XBD 958 -1 XBD European Unit of Account (XBD)
XCD 951 2 EC$ East Caribbean Dollar
XCG 532 2 Cg. Caribbean guilder
XDR 960 -1 XDR Special Drawing Rights
XFO 0 -1 XFO French Gold Franc
XFU 0 -1 XFU French UIC-Franc
XOF 952 0 F CFA West African CFA Franc
XPD 964 -1 XPD Palladium
XPF 953 0 CFPF CFP Franc
XPT 962 -1 XPT Platinum
XSU 994 -1 XSU Sucre
XTS 963 -1 XTS Testing Currency Code
XUA 965 -1 XUA ADB Unit of Account
XXX 999 -1 ¤ Unknown Currency
YER 886 2 YER Yemeni Rial
YUM 891 2 YUM Yugoslavian New Dinar (1994–2002)
ZAR 710 2 ZAR South African Rand
ZMK 894 2 ZMK Zambian Kwacha (1968–2012)
ZMW 967 2 ZMW Zambian Kwacha
ZWD 716 2 ZWD Zimbabwean Dollar (1980–2008)
ZWG 924 2 ZWG Zimbabwean Gold
ZWL 932 2 ZWL Zimbabwean Dollar (2009–2024)
ZWN 942 2 ZWN ZWN
ZWR 935 2 ZWR Zimbabwean Dollar (2008)
"""


def _table(text: str) -> dict[str, tuple[int, int, str, str]]:
    rows = (line.split(" ", 4) for line in text.strip().splitlines())
    return {code: (int(number), int(digits), symbol, name) for code, number, digits, symbol, name in rows}


CURRENCIES = _table(_CURRENCIES)
