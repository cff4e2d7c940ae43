"""What documents write is in the codebook, under the code that the vocabulary of claims gives it."""

from functools import cache

import pytest
from babel import Locale

from headwater.codebook import Country, load_codebook

COUNTRIES = [
    ("KR", "ROK; Republic of Korea; South Korea; South Korean; Korean; Seoul; 韩国; 韓国; 首尔"),
    ("US", "U.S.; US; USA; United States; America; American; Washington; Pentagon; White House; 米国; 美国; 五角大楼"),
    ("GB", "UK; Britain; United Kingdom; British; London; Whitehall; 英国; Downing Street"),
    ("TR", "Türkiye; Turkey; Turkish; Ankara; トルコ; 土耳其"),
    ("VN", "Viet Nam; Vietnam; Vietnamese; Hanoi; 越南; ベトナム"),
    ("CZ", "Czechia; Czech Republic; Czech; Prague; チェコ; 捷克"),
    ("MM", "Myanmar; Burma; Naypyidaw; ミャンマー; 缅甸"),
    ("SZ", "Eswatini; Swaziland"),
    ("CV", "Cabo Verde; Cape Verde"),
    ("LA", "Laos; Lao PDR; Lao; Vientiane; ラオス; 老挝"),
    ("TL", "East Timor; Timor-Leste; Dili; 東ティモール; 东帝汶"),
    ("CI", "Côte d'Ivoire; Ivory Coast; Ivorian; コートジボワール; 科特迪瓦"),
    ("CD", "Democratic Republic of the Congo; DRC; Kinshasa"),
    ("BA", "Bosnia; Bosnia and Herzegovina; Bosnian"),
    ("AE", "UAE; Emirati; Abu Dhabi; 阿联酋"),
    ("PH", "Philippines; Philippine; Filipino; Manila; Malacañang; フィリピン; 菲律宾"),
    ("UA", "Ukraine; Ukrainian; Kyiv; Kiev; Rada; ウクライナ; 乌克兰"),
    ("DE", "Germany; German; Berlin; Bundestag; Bundeswehr; ドイツ; 德国"),
    ("MN", "Mongolia; Mongolian; Ulaanbaatar; Ulan Bator; モンゴル; 蒙古国"),
    ("MV", "Maldives; Maldivian; Malé; モルディブ; 马尔代夫"),
    ("EU", "European Union; EU; European Commission; Council of the European Union; 欧盟; 欧州連合"),
    ("NATO", "NATO; North Atlantic Treaty Organization; 北约; 北大西洋条約機構"),
    ("UN", "United Nations; UN; UN Security Council; 国連; 联合国"),
    ("XK", "Kosovo; Pristina"),
    ("TW", "Taiwan; Taiwanese; Taipei; 台湾"),
]
UNSAFE = ["Congo", "Korea", "Brussels", "Georgetown", "Kingston", "Congress", "日", "比", "Victoria"]

ITEMS = [
    ("patrol_vessel", "patrol boat; patrol ship; offshore patrol vessel; cutter; 巡視船; 哨戒艇; 巡逻艇"),
    ("small_boat", "rigid-hulled inflatable boat; RHIB; inflatable rescue boat; 救難用ボート; 橡皮艇"),
    ("coastal_radar", "coastal radar; coastal surveillance radar system; 沿岸監視レーダー; 海岸雷达"),
    ("air_radar", "air surveillance radar; air traffic control radar; 警戒管制レーダー; 航空管制レーダー"),
    ("surveillance", "night-vision goggles; counter-battery radar; AIS; 夜视仪; 双眼鏡"),
    ("missile", "Javelin; light anti-armor weapon; anti-ship missile; rocket; ATACMS; 反坦克导弹"),
    ("air_defence", "Stinger; NASAMS; IRIS-T; Patriot; Gepard; counter-drone gun; MANPADS; 防空导弹"),
    ("artillery", "HIMARS; howitzer; mortar; multiple rocket launcher; M777; 榴弾砲; 榴弹炮"),
    ("ammunition", "artillery shell; munition; anti-tank mine; hand grenade; mortar round; 弾薬; 弹药"),
    ("small_arms", "rifle; machine gun; grenade launcher; pistol; 小銃; 步枪"),
    ("transport_vehicle", "lorry; truck; ambulance; Humvee; HMMWV; pick-up; トラック; 卡车"),
    ("armoured_vehicle", "armored personnel carrier; MRAP; Bushmaster; Marder; armoured Humvee; M113; 装甲車; 装甲车"),
    ("battle_tank", "Leopard 2 tank; Abrams; T-72; 戦車; 坦克"),
    ("combat_aircraft", "F-16; fighter jet; Super Tucano; 戦闘機; 战斗机"),
    ("attack_helicopter", "Mi-24; attack helicopter; 攻撃ヘリコプター; 武装直升机"),
    ("helicopter", "Mi-17; UH-1; Black Hawk; Sea King; ヘリコプター; 直升机"),
    ("transport_aircraft", "C-130; Cessna; King Air; 輸送機; 运输机"),
    ("uav", "drone; Bayraktar TB2; ScanEagle; loitering munition; 無人航空機; 无人机"),
    ("warship", "corvette; frigate; minesweeper; 護衛艦; 护卫舰"),
    ("submarine", "submarine; 潜水艦; 潜艇"),
    ("protective_gear", "helmet; body armor; body armour; uniform; 防弾チョッキ; 防弹衣"),
    ("demining", "mine detector; demining; bomb disposal; explosive ordnance disposal; 地雷探知機; 排雷"),
    ("engineering_equipment", "excavator; bulldozer; mobile bridge; heavy machinery; 重機; 挖掘机"),
    ("communications", "radio set; tactical radio; 無線機; 通信设备"),
    ("medical", "field hospital; medical equipment; tourniquet; 野戦病院; 急救包"),
    ("rescue_equipment", "underwater camera; diving equipment; life jacket; 潜水器材; 救生衣"),
    ("infrastructure", "classroom; barracks; watchtower; training centre; boathouse; slipway; 兵舎; 营房"),
    ("spare_parts", "spare part; spare module; ancillary equipment; 部品; 零部件"),
    ("maintenance", "overhaul; repair; maintenance; 维修"),
    ("fuel", "diesel; petrol; gasoline; 燃料; 柴油"),
    ("training", "training; military education and training; staff college; 訓練; 培训"),
    ("finance", "salaries; stipend; payments to soldiers; 給与; 军饷"),
    ("satellite_system", "satellite imagery; Starlink; 衛星; 卫星"),
    ("cyber", "cyber defence; cybersecurity; サイバーセキュリティ; 网络安全"),
    ("defence_equipment", "weapon; defence stores; non-lethal equipment; defense article; 防衛装備品; 防卫装备"),
]
TOO_BROAD = ["mine", "round", "shell", "tank", "radio", "boat", "vessel", "ship", "course", "adviser", "part", "engine"]

PROGRAMMES = [
    ("OSA", "Official Security Assistance; OSA; 政府安全保障能力強化支援; 官方安全援助"),
    ("FMF", "Foreign Military Financing; FMF"),
    ("IMET", "International Military Education and Training; IMET"),
    ("S333", "Section 333"),
    ("PDA", "Presidential Drawdown Authority; PDA; section 506(a)(1) of the Foreign Assistance Act of 1961"),
    ("USAI", "Ukraine Security Assistance Initiative"),
    ("EPF", "European Peace Facility; EPF"),
    ("EUTF", "Emergency Trust Fund for Africa"),
    ("ISF", "Integrated Security Fund"),
    ("MTCP", "Military Training and Cooperation Program"),
    ("PMSP", "Pacific Maritime Security Program"),
    ("CAP", "Comprehensive Assistance Package"),
    ("security capacity building initiative", "Security Capacity Building Initiative; Ertüchtigungsinitiative"),
    ("partnership for peace trust fund", "Partnership for Peace Trust Fund"),
    ("nansen support programme", "Nansen Support Programme"),
    ("EUMAM", "EUMAM; European Union Military Assistance Mission"),
    ("EUTM", "EUTM Mali; European Union Training Mission"),
    ("EUMPM", "EUMPM Niger; EU Military Partnership Mission"),
    ("EUCAP", "EUCAP Sahel"),
    ("SAFE", "Security Action for Europe"),
    ("EDIRPA", "EDIRPA"),
    ("NMI", "NATO Mission Iraq"),
    ("JATEC", "Joint Analysis, Training and Education Centre"),
    ("interflex", "Operation Interflex; Op Interflex"),
    ("orbital", "Operation Orbital"),
    ("BPST", "British Peace Support Team"),
    ("fonds de soutien", "French support fund; fonds de soutien"),
    ("ENVR", "National schools with regional vocation; ENVR"),
    ("RECAMP", "RECAMP"),
    ("unifier", "Operation UNIFIER; Operation Unifier"),
    ("operation kudu", "Operation Kudu; Operation KUDU"),
    ("stability fund", "Stability Fund"),
    ("TPP", "Triangular Partnership Programme; UN Triangular Partnership Project"),
    ("china-africa peace and security fund", "China-Africa Peace and Security Fund; 中非和平安全基金"),
    ("au peace fund", "AU Peace Fund"),
    ("SGI", "Security Governance Initiative"),
    ("GTEP", "Georgia Train and Equip Program"),
    ("bay of bengal initiative", "Bay of Bengal Initiative"),
    ("ODA", "Official Development Assistance; ODA; 政府開発援助"),
]
CIVIL = {"ODA", "GGP", "yen loan", "humanitarian assistance", "economic assistance", "MFA", "EDCF"}

TREATIES = [
    ("equipment_transfer", "transfer of defense equipment and technology; 防衛装備品・技術移転協定"),
    ("acquisition_cross_servicing", "acquisition and cross-servicing agreement; 物品役務相互提供協定"),
    ("reciprocal_access", "reciprocal access agreement; 円滑化協定"),
    ("information_security", "GSOMIA; protection of classified information; 情報保護協定"),
    ("defence_cooperation", "defence cooperation; military cooperation; 国防合作谅解备忘录"),
    ("status_of_forces", "status of their forces; visiting forces agreement; 地位協定"),
    ("exchange_of_notes", "exchange of notes; 交換公文; 换文"),
    ("letter_of_offer", "letter of offer and acceptance; LOA"),
    ("loan", "credit agreement for defence purchases; line of credit for defence"),
]


@cache
def find_country_forms() -> dict[str, set[str]]:
    forms: dict[str, set[str]] = {}
    for country in load_codebook().country:
        cldr = {Locale(language).territories.get(country.code, "") for language in ("en", "ja", "zh")}
        forms[country.code] = {*cldr, *find_own(country)}
    return forms


def find_own(country: Country) -> tuple[str, ...]:
    return (*country.en, *country.ja, *country.zh, *country.adjectives, *country.capitals, *country.bodies)


def find_forms(kind: str, field: str) -> dict[str, set[str]]:
    forms: dict[str, set[str]] = {}
    for entry in getattr(load_codebook(), kind):
        forms.setdefault(getattr(entry, field), set()).update((*entry.en, *entry.ja, *entry.zh))
    return forms


def find_missing(wanted: str, forms: set[str]) -> set[str]:
    return {form for form in wanted.split("; ") if form not in forms and form.lower() not in forms}


@pytest.mark.parametrize(("code", "names"), COUNTRIES)
def test_a_country_is_known_by_the_names_that_papers_use(code: str, names: str) -> None:
    assert find_missing(names, find_country_forms()[code]) == set()


@pytest.mark.parametrize("name", UNSAFE)
def test_a_name_that_means_several_places_is_left_out(name: str) -> None:
    assert [code for code, forms in find_country_forms().items() if name in forms] == []


@pytest.mark.parametrize(("code", "names"), ITEMS)
def test_an_item_is_known_by_its_names(code: str, names: str) -> None:
    assert find_missing(names, find_forms("item", "code")[code]) == set()


@pytest.mark.parametrize("name", TOO_BROAD)
def test_a_word_that_means_something_else_as_often_is_no_item(name: str) -> None:
    assert [code for code, forms in find_forms("item", "code").items() if name in forms] == []


def test_only_what_sums_up_is_generic() -> None:
    assert {item.code for item in load_codebook().item if item.generic} == {"defence_equipment"}


def test_both_spellings_of_an_item_mean_the_same() -> None:
    owner = {form: code for code, forms in find_forms("item", "code").items() for form in forms}
    american = {form: form.replace("armour", "armor").replace("defence", "defense") for form in owner}
    assert {form for form, other in american.items() if owner.get(other, owner[form]) != owner[form]} == set()


@pytest.mark.parametrize(("name", "forms"), PROGRAMMES)
def test_a_programme_is_known_by_name_and_acronym(name: str, forms: str) -> None:
    assert find_missing(forms, find_forms("programme", "id")[name]) == set()


def test_civil_aid_is_marked() -> None:
    assert {programme.id for programme in load_codebook().programme if programme.civil} >= CIVIL
    assert not {"OSA", "EPF", "EUTF", "ISF"} & {
        programme.id for programme in load_codebook().programme if programme.civil
    }


@pytest.mark.parametrize(("instrument", "forms"), TREATIES)
def test_a_treaty_is_known_by_the_words_that_decide_its_kind(instrument: str, forms: str) -> None:
    assert find_missing(forms, find_forms("treaty", "instrument")[instrument]) == set()


def test_no_force_or_treaty_holds_the_name_of_a_country() -> None:
    """It would be the longer form there, and keep the country from being read."""
    names = {form for forms in find_country_forms().values() for form in forms if len(form) > 3 and form.isascii()}
    held = {f for entry in (*load_codebook().force, *load_codebook().treaty) for f in entry.en}
    assert {form for form in held if any(f" {n} " in f" {form} " for n in names - {form})} == set()
