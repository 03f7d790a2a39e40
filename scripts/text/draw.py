"""What stands in the slots of lines_ja.txt and lines_en.txt: people, places and words drawn by lot."""

import datetime
import json
import re

KATA = {c: c + 0x60 for c in range(0x3041, 0x3097)}
HALF = dict(zip("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー",
                "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ"))
HALF.update({full: HALF[bare] + "ﾞ" for full, bare in zip("ガギグゲゴザジズゼゾダヂヅデドバビブベボ", "カキクケコサシスセソタチツテトハヒフヘホ")})
HALF.update({full: HALF[bare] + "ﾟ" for full, bare in zip("パピプペポ", "ハヒフヘホ")})
SINGLE = "林 森 原 関 谷 東 西 南 北 今 平 角 石 田 島 泉 辻 堀 岡 星 菅 谷 桂 榊 乾 巽 畑 堤 郡 浜 岸 滝 沢 池 中 上 下 里 藪 薮 桜 柳 柏 杉 栗 楠 槇 椿 橘 小 大 牧 窪 峰 峯 港 梶 要 一 二 金 呉 朴 李 王 張 劉 陳 黄 馬".split()
ONE_GIVEN = "一 葵 蓮 凛 翔 碧 樹 湊 陽 律 蒼 楓 紬 澪 杏 苗 渚 泉 光 望 愛 恵 幸 誠 実 豊 稔 茂 勇 清 正 昇 弘 進 薫 忍 学 優 純 歩 桜 桃 梓 蘭 菊 梅 千 絹 糸 鶴 亀 虎 寅 辰 巌 剛 健 修 隆 博 孝 明".split()
FOREIGN = "グエン・ヴァン・タオ グエン ティ ホア ファム・ミン マリア・サントス ジョン・ミラー ピーター アンナ・コヴァチ ロドリゲス・カルロス シルヴァ アハメド・カリム キム・ミンジュン チャン・リー ワン・ファン スレーシュ・ラマ ドミンゴ・リサ サリ ブディ・ハルトノ タパ・ビシュヌ エレナ オルガ・ペトロワ デ・ソウザ・パウロ ラム ハオ ミン ホアン ジョアナ アデバヨ・フンミ ムハンマド・アリ ハッサン・イブラヒム ファティマ アイシャ オマル・ファルーク ゴンザレス マルティネス・ルイス フェルナンダ リカルド・オリベイラ ガブリエラ イザベル アントニオ ティエン チー・タン レ・ティ・ラン ダン・クアン トラン・バオ ホー・スアン カオ・ミン シャルマ・アニル プラカシュ ラジェシュ・クマール シン・ハルプリート パテル ラクシュミ カドカ・サンジャイ グルン アウン・ミン キン・ソー テッ・テッ ニラール スリヤニ デウィ・ラハユ アグス ヌルル チェン・ウェイ リュウ・イーファン オウ・シュエ パク・ジフン イ・スヨン チョン・ヘジン バヤルマー エンフバト ナランツェツェグ サンチェス クルス・マリーン レイエス・ジュン アブドゥル・ラヒム オルーフェミ ンゴジ クワメ・メンサー テスファイ ソフィー・ベルナール ピエール ハンス・ミュラー クラウス グスタフ イングリッド マッテオ・ロッシ ジュリア ヤン・ノヴァク カタジナ イワン・スミルノフ ナターシャ アレクセイ ダニエル・ウォン エミリー ジョセフ スティーブン・クラーク キャサリン トーマス レベッカ マイケル・オコナー".split(" ")
STEMS = "みどり台 青葉 松風 さくら坂 西の原 若草 花園 白樺 ひばりが丘 長瀬 北斗 あおぞら 清水谷 富士見 緑川 ひまわり たんぽぽ すみれ つばさ あさひ 光 希望 やすらぎ こもれび ふれあい 虹 はるかぜ 南 東 桜木 聖和 仁愛 恵生 博愛 慈光 明和 誠心 緑風 城北 港南 河内 湖東 双葉 若竹 柏葉 石橋 大隈 高梨 寺西 信越 東北 北陸 山陰 瀬戸内 琉球 九州 四国 関西 中部 近江 播磨 但馬 筑後 日向 薩摩 三河 遠州 甲州 房総 常陸 みなと ひだまり にじいろ なごみ ほほえみ のぞみ いずみ 丸和 日の出 大和 太陽 昭和 第一 共栄 三和 東和 光洋 朝日 旭 富士 桜 梅園 竹中 松栄 鶴亀 白鳥 青嵐 明星 銀河 虹の橋 潮風 せせらぎ 山ゆり こぶし つくし すずらん ラベンダー エデン サンライズ グリーン ハート スマイル アイ ニコニコ".split()
HOSPITALS = "総合病院 中央病院 医療センター 記念病院 病院 市民病院 クリニック 医院 内科医院 内科クリニック 整形外科 診療所 眼科 小児科 皮膚科 耳鼻咽喉科 歯科 レディースクリニック こどもクリニック 大学病院 大学医学部附属病院 赤十字病院 厚生病院 薬局 調剤薬局 ファーマシー 訪問看護ステーション デイサービス 老健 苑 荘 の里 の杜 ホーム 脳神経外科病院 循環器病院 リハビリテーション病院 健診センター 透析クリニック 助産院 保健センター".split()
HEADED = "特別養護老人ホーム 介護老人保健施設 グループホーム 訪問看護ステーション 医療法人社団 社会福祉法人 国立病院機構 有料老人ホーム ケアハウス 居宅介護支援事業所 デイサービスセンター".split()
FIRMS = "製作所 工業 商事 建設 運輸 水産 農園 印刷 電機 食品 興業 化学 精機 物産 通商 システムズ 商店 工務店 タクシー 観光 交通 酒造 牧場 漁協 農協 信用金庫 鉄工所 製菓 紡績 倉庫 設備 不動産 製麺 木材 造園 消防署 市役所 警察署 郵便局 法律事務所 製パン 電設 運送 引越センター 自動車 重工 電力 ガス 石油 証券 生命 生命保険 損保 リース フーズ ホーム ハウス クリーニング 美容室 理容室 食堂 旅館 ホテル ストア スーパー 書店 文具 出版 新聞 放送 テレビ 製紙 製鋼 金属 ゴム 硝子 窯業 陶器 漆器 織物 縫製 衣料 靴店 時計店 写真館 寿司 うどん そば 菓子舗 茶園 養鶏 畜産 乳業 製茶 味噌 醤油 青果 鮮魚 精肉 米店 薬品 製薬 メディカル テクノ サービス 警備保障 清掃 ビルメン 建材 鋼業 土木 左官 塗装 電工 通信 ソフト 情報サービス 印章 葬祭 保育サービス 工房 作業所 福祉会 労働組合 山岳会 消防団 福祉事務所 保健所 社会福祉協議会 児童相談所 ケアプラン 包括支援センター".split()
LEGAL = "株式会社 有限会社 合同会社 （株） ㈱ （有）".split()
SCHOOLS = "小学校 中学校 高校 高等学校 小 中 高 幼稚園 保育園 こども園 大学 短大 特別支援学校 工業高校 商業高校 高専 専門学校 第二小 東中 北高 女子高 学園 学院 農林高校 附属小".split()
JOBS = "競輪選手 宮大工 刀鍛冶 海女 潜水士 力士 落語家 能楽師 市会議員 町長 元校長 住職 神主 杜氏 鵜匠 花火師 騎手 騎士 調律師 彫刻家 漫画家 俳優 声優 棋士 鷹匠 灯台守 炭鉱夫 舞台俳優 オペラ歌手 市議 県議 女将 鍛冶職人 和紙職人 漆職人 三味線奏者 琴の師範 茶道家元 人形師 染物師 能面師 猟師 マタギ 養蜂家 樹木医 南極観測隊員 宇宙飛行士 国会議員 プロ野球選手 元Jリーガー 元プロボクサー 気象予報士 動物園の飼育員 水族館の飼育員 航空管制官 船長 機関士 運転士 新聞記者 ニュースキャスター 指揮者 バイオリニスト 溶接工 船大工 庭師 畳職人 瓦職人 左官 提灯職人 染色家 陶芸家 書道家 華道家 指物師 木地師 蒔絵師 仏師 刀匠 研師 箏曲家 尺八奏者 浪曲師 講談師 漫才師 落語家 歌舞伎役者 狂言師 神楽師 巫女 僧侶 牧師 司祭 海女 漁師 鮎漁師 牡蠣養殖業 真珠養殖業 酪農家 杜氏 醤油職人 豆腐職人 和菓子職人 寿司職人 パティシエ ソムリエ 競艇選手 競馬騎手 プロゴルファー プロレスラー 大相撲力士 行司 柔道家 剣道師範 レーサー 登山家 山岳ガイド 冒険家 写真家 画家 詩人 作家 俳人 翻訳家 通訳士 作曲家 ピアニスト 声楽家 ジャズ奏者 舞踊家 バレリーナ モデル アナウンサー 記者 編集者 政治家 県知事 市長 村長 裁判官 検事 外交官 自衛官 海上保安官 消防士 パイロット 客室乗務員 潜水夫 炭鉱夫 マタギ 猟師 鷹匠 うちわ職人 傘職人 桶職人 下駄職人 三線奏者 民謡歌手 琉球舞踊家".split()
DEPARTMENTS = "内科 外科 循環器内科 消化器内科 呼吸器内科 整形外科 脳神経外科 小児科 産婦人科 眼科 皮膚科 泌尿器科 耳鼻咽喉科 放射線科 麻酔科 精神科 救急科 腎臓内科 血液内科 神経内科 リハビリテーション科 病理診断科 緩和ケア科 形成外科 心臓血管外科".split()
FINDINGS = "発熱 頭痛 腹痛 嘔気 咳嗽 呼吸困難 胸痛 動悸 浮腫 めまい 下痢 便秘 発疹 肺炎 心不全 脳梗塞 糖尿病 高血圧症 胃癌 大腸癌 乳癌 骨折 腰痛 関節リウマチ 気管支喘息 慢性腎臓病 肝硬変 膵炎 胆石症 虫垂炎 尿路感染症 貧血 認知症 うつ病 不眠 褥瘡 誤嚥 転倒 疼痛 出血 狭心症 心房細動 橋本病 バセドウ病 川崎病 パーキンソン病 帯状疱疹 白内障 緑内障 中耳炎 扁桃炎 急性上気道炎 熱中症 鼠径ヘルニア 前立腺肥大症 子宮筋腫 切迫早産 創部発赤 食欲不振 全身倦怠感 上行結腸癌 原発性アルドステロン症 石灰化 平滑筋腫 林檎アレルギー 角膜潰瘍 関節痛 東洋人型 疥癬 蜂窩織炎 一過性脳虚血発作".split()
DRUGS = "アムロジピン メトホルミン ロキソプロフェン カロナール プレドニゾロン フロセミド ワルファリン アスピリン ランソプラゾール リピトール セフトリアキソン バンコマイシン インスリン レボフロキサシン マグミット センノシド ゾルピデム デパス ガスター 酸化マグネシウム タケキャブ エリキュース リリカ トラムセット".split()

EN_STEMS = "Maple Grove|Silverlake|Oak Hollow|Northfield|Stonebridge|Cedar Falls|Harrowgate|Pinehurst|St. Brendan|St. Anne's|Mercy|Riverside|Tri-County|Lakeview|Good Shepherd|Holy Family|Bayview|Summit|Fairmount|Ridgecrest|Blue Heron|Copper Canyon|Elmwood|Kingsport|Westbrook|Eastgate|Saddleback|Marlowe|Whitcombe|Tarrant Valley|Penobscot|Sable Point|Three Rivers|Cobblestone|Sunny Brook|Wren Hill|Ashby|Thornbury|Glenview|Kettle Creek".split("|")
EN_TOWNS = "Millhaven|Corby Falls|Ashgrove|Tarn Point|Waverly Junction|Black Rock|Port Ellery|Grantsville|Dunmore|Coldwater|Lower Marsh|Hadley|New Bremen|Fort Casper|Bristow|Ellisburg|Sandy Hollow|Kilbride|Otter Cove|Ravenna|Wickham|Stow-on-Wye|San Paloma|Santa Rita|Big Fork|Ludlow|Harper's Mill|Lake Orville|Cape Verity|Mt. Airy".split("|")
EN_FACILITIES = "General Hospital|Medical Center|Community Hospital|Hospital|Clinic|Family Practice|Nursing Home|Rehab|Rehabilitation Center|Urgent Care|Cardiology Associates|Pediatrics|Orthopedics|Surgery Center|Cancer Center|Pharmacy|Infirmary|Hospice|Dialysis|Health System|Memorial|Imaging|VA|Dental|Eye Institute|Women's Health|Behavioral Health|Manor|Assisted Living|Surgery|Drug|Health Centre|Family Practice|Polyclinic|Health Hub|Medical Practice|Birth Centre|Day Unit|Specialist Centre|District General|Royal Infirmary|Memory Clinic|Hospice Care|Treatment Centre|Care Village|Oncology Centre|Eye Hospital|Nursing Center|Med Ctr|Hosp".split("|")
EN_FIRMS = "Trucking|Bakery|Logistics|& Sons|Foundry|Library|Brewing|Lumber|Construction|Insurance|Fire|EMS|Police Department|Airlines|Steel|Credit Union|Diner|Farms|Fire Dept|Bank|Auto Body|Shipyard|Paper Mill|Electric|County Sheriff|Museum|Fisheries|Toyota|Books|Realty|Software|Cannery|Post Office|Hardware #118|Ambulance|Tile|Garage|Mutual|Freight Lines|Bus Company|Dry Cleaners|Taxi|Tavern|Fitness|Solar|Plastics|Motors|Cement|Seafood|Textiles|Nursery|Hotel|Casino|Resort|Legal Aid|Food Bank|Marina|Pottery|Joinery|Upholstery|Windows|Roofing|Scaffolding|Poultry|Eggs|Dairies|Quarries|Council|Housing Trust|Baptist Church|Methodist Church|Temple|Mosque|Theatre|Records|Radio|Press".split("|")
EN_SCHOOLS = "Elementary|High School|Middle School|HS|Charter|Academy|Prep|Preschool|Montessori|University|Community College|Day School|College|State|Christian School|Primary|Junior High|Daycare|Law School|Middle|Elementary School|RC Primary|Grammar|Technical College|Nursery School|Polytechnic|Secondary|Girls' School|Comprehensive|State University|Kindergarten|College of Nursing".split("|")
EN_JOBS = "lighthouse keeper|bell-founder|harbor pilot|glassblower|beekeeper|opera singer|state senator|news anchor|jockey|taxidermist|falconer|town mayor|weather forecaster|symphony conductor|puppeteer|stunt double|crop duster|ice road trucker|deep sea diver|wind turbine technician|bishop|organ builder|horse trainer|smokejumper|tugboat captain|cartoonist|luthier|astronaut|pro bowler|minor league pitcher|county coroner|school superintendent|fire lookout|lobsterman|blacksmith|zookeeper|rodeo clown|piano tuner|tribal elder|honorary consul|oyster farmer|stained glass artist|ballet master|ventriloquist|bush pilot|game warden|court reporter|violin maker|chimney sweep|cheese maker|gravedigger|tea taster|clockmaker|toymaker|ferry captain|crane operator|clam digger|church organist|radio host|wedding singer|sheep shearer|shrimper|wine maker|tattoo artist|circus acrobat|ship's cook|stonemason|thatcher|wheelwright|saddler|bookbinder|silversmith|goldsmith|perfumer|mountain guide|ski instructor|diving instructor|croupier|auctioneer|diplomat|archbishop|imam|rabbi|trawlerman|oil rig worker|tree surgeon|locksmith|watch repairer|glass engraver|rope maker|basket weaver|potter|ceramicist|sculptor|jazz drummer|DJ|puppet maker|cellist|harpist|conductor|film editor|stuntman|wrestler|boxer|racing driver|snooker player|cricketer|footballer|rugby coach|swim coach|jeweller|milliner|tailor|cobbler|furrier|mortician|embalmer|bell ringer|verger|curate|mayor|councillor|judge|magistrate|senator|sommelier|brewer|distiller|maltster|miller|shepherd|cattle drover|dairy inspector|lace maker|mushroom grower|peat cutter".split("|")
EN_ROADS = "Willow Juniper Harbour Chestnut Mill Orchard Granite Linden Otter Fern Hickory Prospect Sycamore Mercer Cutler".split()
EN_DEPARTMENTS = "Cardiology|Neurology|Internal Medicine|Orthopedics|Oncology|Radiology|Pediatrics|Family Medicine|General Surgery|Psychiatry|Nephrology|Dermatology|Urology|ENT|Anesthesiology|Pathology".split("|")
EN_FINDINGS = "chest pain|shortness of breath|abdominal pain|hip fracture|pneumonia|CHF|COPD|type 2 diabetes|hypertension|atrial fibrillation|headache|nausea|back pain|UTI|cellulitis|DVT|syncope|asthma|a cough|knee pain|dizziness|breast cancer|colon cancer|stroke|sepsis|anemia|GERD|hypothyroidism|depression|anxiety|fever|rash|appendicitis|Crohn disease|Graves disease|Parkinson disease|Bell's palsy|Barrett esophagus|Hodgkin lymphoma|a fall|AKI|gout|migraine|wheezing|otitis media|Hashimoto thyroiditis|weakness|constipation".split("|")
EN_DRUGS = "metformin lisinopril Lasix amlodipine warfarin Tylenol ibuprofen Zofran albuterol prednisone Lipitor omeprazole gabapentin Lovenox insulin Keppra ceftriaxone vancomycin Norco Eliquis levothyroxine heparin morphine".split()


class Words:
    """Words that are no names: nouns of IPADIC, diseases and drugs of clinosim, eponyms of our own lists, English words."""

    def __init__(self, ipadic, clinosim, scowl, data):
        nouns = set()
        for name in ("Noun.csv", "Noun.verbal.csv", "Noun.adjv.csv", "Noun.adverbal.csv"):
            nouns |= {row.split(",")[0] for row in (ipadic / name).read_text("euc_jp").splitlines()}
        self.nouns = sorted(nouns)
        icd = json.loads((clinosim / "clinosim/codes/authoritative/icd10_who_tx.json").read_text("utf-8"))
        texts = [(clinosim / "clinosim/codes/data" / name).read_text("utf-8") for name in ("icd-10.yaml", "snomed-ct.yaml", "jlac10.yaml", "loinc.yaml", "icd-10-cm.yaml", "rxnorm.yaml")]
        self.ja_terms = sorted({term for text in texts for term in re.findall(r"ja: [\"']?([^\"'\n]{2,24})", text)})
        self.en_terms = sorted({term for text in texts for term in re.findall(r"en: [\"']?([^\"'\n]{3,40})", text)})
        drugs = json.loads((clinosim / "clinosim/codes/authoritative/JP_MedicationCodeYJ_CS_full.json").read_text("utf-8"))["concept"]
        self.katakana = sorted({name for drug in drugs for name in re.findall("[ァ-ヶー]{3,12}", drug["display"])})
        keep = (data / "text/keep-ja.txt").read_text("utf-8")
        self.ja_eponyms = sorted(set(re.findall("[\u3041-\u30ff\u3400-\u9fff・ー]{2,14}", keep)))
        self.en_eponyms = [word.title() for word in (data / "text/keep-en.txt").read_text("utf-8").split()]
        self.common, self.rare = [], []
        for path in sorted((scowl / "usr/share/dict/scowl").glob("english-words.*")):
            (self.common if int(path.suffix[1:]) <= 50 else self.rare).extend(re.findall("(?m)^[a-z]{2,16}$", path.read_text("latin-1")) if int(path.suffix[1:]) <= 70 else [])
        clinical = re.findall("(?m)^[a-z]{4,20}$", (data / "words/clinical.txt").read_text("utf-8"))
        self.rare += clinical * 8

    def latin(self, lot):
        kind = lot.random()
        if kind < 0.5:
            return "".join(lot.choice("ABCDEFGHILMNOPRSTV") for _ in range(lot.randint(2, 5)))
        if kind < 0.6:
            return "".join(lot.choice("ABCDEFGHILMNOPRSTV") for _ in range(lot.randint(1, 3))) + lot.choice("abcdmpsx") + str(lot.choice(["", lot.randint(1, 9)]))
        if kind < 0.7:
            return lot.choice(self.en_eponyms)
        word = lot.choice(self.rare if kind < 0.85 else self.common)
        return word.title() if lot.random() < 0.4 else word

    def noun(self, lot):
        """A noun, or one that no list holds: the head of one and the tail of another."""
        one, two = lot.choice(self.nouns), lot.choice(self.nouns)
        return one[0] + two[-1] if lot.random() < 0.25 and len(one) == len(two) == 2 else one

    def spoken(self, lot):
        """A foreign word in katakana that no list holds: halves of two others."""
        one, two = lot.choice(self.katakana), lot.choice(self.katakana)
        word = one[:lot.randint(1, 3)] + two[-lot.randint(1, 3):]
        return word if word[0] not in "ーッンァィゥェォャュョ" else one

    def slot(self, lot, slot):
        english = lambda: lot.choice(self.rare if lot.random() < 0.5 else self.common)
        makers = {
            "lat": lambda: self.latin(lot), "kt": lambda: lot.choice(self.katakana), "kx": lambda: self.spoken(lot), "Wt": lambda: english().title(), "WU": lambda: english().upper(),
        }
        return makers[slot]() if slot in makers else None


class Common:
    def __init__(self, lot, words):
        self.lot, self.words = lot, words

    def digits(self, count):
        return "".join(str(self.lot.randint(0, 9)) for _ in range(count))

    def common(self, slot):
        pick = self.lot.choice
        day = datetime.date(2023, 1, 1) + datetime.timedelta(self.lot.randint(0, 900))
        return {
            "age": lambda: str(self.lot.randint(1, 89)), "n": lambda: str(self.lot.randint(1, 30)), "zip": lambda: f"{self.digits(3)}-{self.digits(4)}",
            "num": lambda: pick([self.digits(8), self.digits(7), f"{self.digits(2)}-{self.digits(5)}", f"A{self.digits(7)}"]),
            "t": lambda: f"{self.lot.randint(0, 23):02}:{self.lot.randint(0, 59):02}", "ymd": lambda: f"{day:%Y%m%d}", "yr": lambda: str(day.year), "day": lambda: day,
        }.get(slot, lambda: None)()


class Japanese(Common):
    joints = ["\n", "\n", "\n", "\n\n", "", "　", " "]

    def __init__(self, lot, words, last, first, rare, towns):
        super().__init__(lot, words)
        self.last, self.first, self.rare, self.towns = last, first, rare, towns
        two = [name for name, _ in last if len(name) == 2]
        self.heads, self.tails = [name[0] for name in two], [name[1] for name in two]

    def surname(self):
        lot, kind = self.lot, self.lot.random()
        if kind < 0.4:
            return lot.choice(self.last)[0]
        if kind < 0.62:
            return lot.choice(self.rare)
        if kind < 0.82:
            return lot.choice(self.heads) + lot.choice(self.tails)
        if kind < 0.88:
            return lot.choice(self.heads) + lot.choice(self.tails) + lot.choice(self.tails)
        return lot.choice(SINGLE)

    def given(self):
        lot, kind = self.lot, self.lot.random()
        kanji, kana = lot.choice(self.first)
        if kind < 0.12:
            return kana
        if kind < 0.22:
            return kana.translate(KATA)
        if kind < 0.34:
            return lot.choice(ONE_GIVEN)
        # A name that no list holds: the head of one and the tail of another.
        return kanji[0] + lot.choice(self.first)[0][-1] if kind < 0.6 else kanji

    def full(self, separators=("", "　", " ", " ")):
        if self.lot.random() < 0.04:
            return self.lot.choice(FOREIGN)
        return self.surname() + self.lot.choice(separators) + self.given()

    def kana(self):
        sur, given = self.lot.choice(self.last)[1], self.lot.choice(self.first)[1]
        form = self.lot.choice(["kata", "kata", "half", "half", "hira"])
        text = sur + self.lot.choice(["　", " "]) + given
        if form == "hira":
            return text
        text = text.translate(KATA)
        return "".join(HALF.get(c, c) for c in text) if form == "half" else text

    def romaji(self, slot):
        spell = self.roman
        sur, given = spell(self.lot.choice(self.last)[1]), spell(self.lot.choice(self.first)[1])
        if slot == "i":
            return f"{given[0].upper()}. {sur.title()}"
        if slot == "R^":
            return f"{sur.upper()}^{given.upper()}"
        return self.lot.choice([f"{sur.title()} {given.title()}", f"{given.title()} {sur.title()}", f"{sur.upper()} {given.upper()}", f"{sur.upper()} {given.title()}", f"{sur.upper()}, {given.title()}"])

    @staticmethod
    def roman(kana):
        rows = {"k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ", "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ", "": "あいうえお"}
        table = {kana: row + vowel for row, letters in rows.items() for kana, vowel in zip(letters, "aiueo")}
        table |= {"し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n"}
        out = ""
        for c in kana:
            small = {"ゃ": "a", "ゅ": "u", "ょ": "o"}.get(c)
            if small and out:
                out = out[:-1] + ("" if out[-3:-1] in ("sh", "ch") or out[-2:-1] == "j" else "y") + small
            else:
                out += table.get(c, "")
        return out.replace("ou", "o").replace("uu", "u") or "aki"

    def hospital(self):
        pick = self.lot.choice
        prefecture, city, town = pick(self.towns)
        stem = pick([pick(STEMS), pick(STEMS), city.rstrip("市町村区")[-3:], self.surname(), town[:3] or pick(STEMS)])
        if self.lot.random() < 0.12:
            return pick(HEADED) + pick(["", "　", " "]) + stem + pick(["苑", "荘", "園", "の里", "の杜", "", "会"])
        return stem + pick(HOSPITALS)

    def slot(self, slot):
        pick, words = self.lot.choice, self.words
        value = self.common(slot) or words.slot(self.lot, slot)
        if slot == "d":
            day = self.common("day")
            return [("DATE", pick([f"{day:%Y/%m/%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d}", f"令和{day.year - 2018}年{day.month}月{day.day}日", f"{day.month}/{day.day}", f"{day.month}月{day.day}日", f"R{day.year - 2018}.{day.month}.{day.day}"]))]
        if value is not None:
            return [("ID" if slot == "num" else "ZIP" if slot == "zip" else "DATE" if slot == "ymd" else None, value)]
        prefecture, city, town = pick(self.towns)
        town = town.split("（")[0] or city
        makers = {
            "P": lambda: ("NAME", self.full()), "S": lambda: ("NAME", self.surname()), "G": lambda: ("NAME", self.given()), "k": lambda: ("NAME", self.kana()),
            "sk": lambda: ("NAME", pick(self.last)[1].translate(KATA)), "gk": lambda: ("NAME", pick([pick(self.first)[1], pick(self.first)[1].translate(KATA)])),
            "r": lambda: ("NAME", self.romaji("r")), "R": lambda: ("NAME", self.romaji("R")), "R^": lambda: ("NAME", self.romaji("R^")), "i": lambda: ("NAME", self.romaji("i")),
            "H": lambda: ("HOSP", self.hospital()), "W": lambda: ("HOSP", pick([f"{self.lot.randint(2, 9)}階{pick('東西南北')}病棟", f"{pick('東西南北')}{self.lot.randint(2, 9)}病棟", f"{self.lot.randint(2, 9)}{pick('ABC')}病棟", f"{self.lot.randint(2, 9)}{pick('東西')}", f"{pick('新旧南北')}館{self.lot.randint(2, 9)}階"])),
            "O": lambda: ("ORG", pick([lambda: pick(LEGAL) + pick(STEMS) + pick(FIRMS), lambda: pick(STEMS) + pick(FIRMS), lambda: self.surname() + pick(FIRMS), lambda: pick(STEMS) + pick(LEGAL)])()),
            "E": lambda: ("ORG", pick([pick(STEMS), city.rstrip("市町村区")[-3:] + pick(["", "市立"]), "県立" + pick(STEMS), town[:3]]) + pick(SCHOOLS)),
            "A": lambda: ("LOC", pick([prefecture, prefecture, ""]) + city + pick([town, town, ""]) + pick([f"{self.lot.randint(1, 9)}-{self.lot.randint(1, 30)}-{self.lot.randint(1, 30)}", f"{self.lot.randint(1, 9)}丁目{self.lot.randint(1, 30)}番{self.lot.randint(1, 30)}号", f"{self.lot.randint(1, 3000)}番地", f"{self.lot.randint(1, 9)}-{self.lot.randint(1, 30)} {pick(STEMS)}ハイツ{self.lot.randint(101, 905)}", ""])),
            "T": lambda: ("LOC", pick([city, prefecture, town, town, town, city.rstrip("市町村区"), prefecture.rstrip("都府県"), f"{town}地区", f"{town}の集落", f"{town}村"])),
            "J": lambda: ("OTHER", pick(["", "", "元"]) + pick(JOBS)),
            "tel": lambda: ("TEL", pick([f"090-{self.digits(4)}-{self.digits(4)}", f"0{self.lot.randint(21, 99)}-{self.digits(3)}-{self.digits(4)}", f"内線{self.digits(4)}"])),
            "sex": lambda: (None, pick(["男性", "女性", "男", "女"])), "dept": lambda: (None, pick(DEPARTMENTS)), "x": lambda: (None, pick([pick(FINDINGS), pick(words.ja_terms), pick(words.nouns)])), "m": lambda: (None, pick([pick(DRUGS), pick(words.katakana)])),
            "w": lambda: (None, words.noun(self.lot)), "ep": lambda: (None, pick(words.ja_eponyms)),
        }
        return [makers[slot]()]


class English(Common):
    joints = ["\n", "\n", "\n\n", " ", " "]

    def __init__(self, lot, words, last, first, family, given, towns):
        super().__init__(lot, words)
        self.last, self.first, self.family, self.world, self.towns = last, first, family, given, towns
        self.hard = [name for name in last if name.lower() in HARD]

    def surname(self):
        lot, kind = self.lot, self.lot.random()
        if kind < 0.4:
            # Frequent names come first in the list.
            return lot.choice(self.last[:int(len(self.last) ** lot.uniform(0.4, 1))] or self.last)
        if kind < 0.52 and self.hard:
            return lot.choice(self.hard)
        if kind < 0.66:
            return lot.choice(self.family)
        if kind < 0.74:
            one, two = lot.choice(self.last), lot.choice(self.last)
            return one[:3] + two[-4:].lower()
        if kind < 0.82:
            return lot.choice(self.last) + "-" + lot.choice(self.last)
        if kind < 0.86:
            return lot.choice(["O'", "Mc", "Mac", "De ", "van der ", "al-", "D'"]) + lot.choice(self.last)
        return lot.choice(self.last)

    def given(self):
        name = self.lot.choice(self.first if self.lot.random() < 0.6 else self.world)
        return name[:self.lot.randint(3, 5)] + self.lot.choice(["ie", "y", "a", ""]) if self.lot.random() < 0.1 else name

    def full(self):
        middle = self.lot.choice(["", "", "", "", self.lot.choice("ABCDEFGHJKLMRST") + ". ", self.given() + " "])
        name = f"{self.given()} {middle}{self.surname()}"
        return name.upper() if self.lot.random() < 0.08 else name

    def slot(self, slot):
        pick, words = self.lot.choice, self.words
        value = self.common(slot) or words.slot(self.lot, slot)
        if slot == "d":
            day = self.common("day")
            return [("DATE", pick([f"{day:%m/%d/%Y}", f"{day.month}/{day.day}/{day:%y}", f"{day.month}/{day.day}", f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", f"{day:%Y-%m-%d}"]))]
        if value is not None:
            return [("ID" if slot == "num" else "DATE" if slot == "ymd" else None, value)]
        stem = pick([pick(EN_STEMS), pick(EN_STEMS), pick(EN_TOWNS), pick(self.towns), self.surname()])
        town = pick(EN_TOWNS if self.lot.random() < 0.4 else self.towns)
        makers = {
            "P": lambda: ("NAME", self.full()), "S": lambda: ("NAME", self.surname()), "G": lambda: ("NAME", self.given()), "s": lambda: ("NAME", self.surname().lower()), "SU": lambda: ("NAME", self.surname().upper()), "GU": lambda: ("NAME", self.given().upper()), "g": lambda: ("NAME", self.given().lower()),
            "L": lambda: ("NAME", pick([f"{self.surname()}, {self.given()}", f"{self.surname().upper()}, {self.given().upper()}", f"{self.surname()}, {self.given()} {pick('ABCDEJLMR')}."])),
            "R": lambda: ("NAME", self.full()), "R^": lambda: ("NAME", f"{self.surname().upper()}^{self.given().upper()}"), "I1": lambda: (None, pick("ABCDEGHJKLMNPRSTW")), "I": lambda: (None, pick("ABCDEJKLMRST") + pick("ABCDEJKLMRST") + pick(["", "W"])),
            "H": lambda: ("HOSP", stem + " " + pick(EN_FACILITIES)), "W": lambda: ("HOSP", pick([f"{self.lot.randint(2, 9)} {pick(['West', 'North', 'East', 'South'])}", f"Ward {self.lot.randint(1, 12)}{pick('AB')}", f"{self.lot.randint(2, 9)}{pick('NSEW')}"])),
            "h": lambda: ("HOSP", (pick(EN_STEMS) + " " + pick(EN_FACILITIES)).lower()),
            "O": lambda: ("ORG", stem + " " + pick(EN_FIRMS)), "E": lambda: ("ORG", (str.lower if self.lot.random() < 0.15 else str)(stem + " " + pick(EN_SCHOOLS))),
            "A": lambda: ("LOC", f"{self.lot.randint(2, 999)} {pick(EN_ROADS)} {pick(['Street', 'Road', 'Ave', 'Lane', 'Rd', 'St'])}" + pick(["", f", {town}", f", {town}, {pick(['OH', 'OR', 'ME'])}"])),
            "T": lambda: ("LOC", pick([town, town, f"{town}, {pick(['OH', 'OR', 'ME', 'Maine', 'Ontario'])}"])), "J": lambda: ("OTHER", pick(EN_JOBS)),
            "tel": lambda: ("TEL", f"({self.lot.randint(201, 989)}) 555-01{self.digits(2)}"), "x": lambda: (None, pick([pick(EN_FINDINGS), pick(EN_FINDINGS), pick(words.en_terms), pick(words.rare)])), "m": lambda: (None, pick(EN_DRUGS)),
            "w": lambda: (None, pick([pick(words.rare), pick(words.common)])), "ep": lambda: (None, pick(words.en_eponyms)), "dept": lambda: (None, pick(EN_DEPARTMENTS)),
            "sex": lambda: (None, pick(["male", "female", "man", "woman"])), "sx": lambda: (None, pick("MF")),
        }
        if slot == "g2":
            slot = "G"
        return [makers[slot]()]


# Names that are words, eponyms or drugs too.
HARD = set("""graves parkinson bell barrett crohn wilson turner down hodgkin foley murphy strong gaines may mark grant rose hope grace dean
 price stone rice park brown white black green gray young long short small moody gross frank baker colles morton kerley hunter marsh banks
 pope bishop cook carter mason farmer fisher waters rivers woods hill ford glass lamb wolf fox swan drake finch crane heath brooks field fields
 day weeks winter summers snow frost rain storm case chase bond cash rich sharp swift noble savage love hart best good law judge page reed
 marks ward wall hall house church temple street lane west north east day knight king prince duke earl major sergeant constable addison cushing
 kernig paget whipple fowler trendelenburg holter apgar bankart hawkins spurling tinel homans hoffmann nissen ross glenn norwood""".split())
