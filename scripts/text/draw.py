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
FOREIGN = "グエン・ヴァン・タオ グエン ティ ホア ファム・ミン マリア・サントス ジョン・ミラー ピーター アンナ・コヴァチ ロドリゲス・カルロス シルヴァ アハメド・カリム キム・ミンジュン チャン・リー ワン・ファン スレーシュ・ラマ ドミンゴ・リサ サリ ブディ・ハルトノ タパ・ビシュヌ エレナ オルガ・ペトロワ デ・ソウザ・パウロ ラム ハオ ミン ホアン ジョアナ アデバヨ・フンミ ムハンマド・アリ ハッサン・イブラヒム ファティマ アイシャ オマル・ファルーク ゴンザレス マルティネス・ルイス フェルナンダ リカルド・オリベイラ ガブリエラ イザベル アントニオ ティエン チー・タン レ・ティ・ラン ダン・クアン トラン・バオ ホー・スアン カオ・ミン シャルマ・アニル プラカシュ ラジェシュ・クマール シン・ハルプリート パテル ラクシュミ カドカ・サンジャイ グルン アウン・ミン キン・ソー テッ・テッ ニラール スリヤニ デウィ・ラハユ アグス ヌルル チェン・ウェイ リュウ・イーファン オウ・シュエ パク・ジフン イ・スヨン チョン・ヘジン バヤルマー エンフバト ナランツェツェグ サンチェス クルス・マリーン レイエス・ジュン アブドゥル・ラヒム オルーフェミ ンゴジ クワメ・メンサー テスファイ ソフィー・ベルナール ピエール ハンス・ミュラー クラウス グスタフ イングリッド マッテオ・ロッシ ジュリア ヤン・ノヴァク カタジナ イワン・スミルノフ ナターシャ アレクセイ ダニエル・ウォン エミリー ジョセフ スティーブン・クラーク キャサリン トーマス レベッカ マイケル・オコナー ヴォ・ティ・フォン ブイ・ドゥック・ロン ドー・ミー・リン フイン・ゴック ズオン・カイン グエンティトゥイ レー・ホン ネパリ・ディーパク ポカレル・スジャタ マハルジャン・ラビ アディカリ ダハル・ギタ サプコタ アチャリャ・ニルマラ スレスタ・プラモド タマン・カルパナ チョウドリー・ラシド イスラム・モニル ベグム・ナスリン ペレラ・チャミンダ フェルナンド・ニマル ジャヤワルダナ ラナシンハ ウィジェシンハ モー・モー・ルィン ティン・アウン スー・ミャッ タン・ゾー・ウー ナン・シュエ スリヤディ ワヤン・ルスタム プトゥリ イルファン・マウラナ リズキ ディアン・サリ ユリアナ・プトリ バユ・ヌグロホ バウティスタ・ロウェナ デラクルス・ジョン ヴィラヌエバ マカパガル・リザ アキノ・ダニカ オカンポ・レイ トレス・マリテス サルバドール・ジュン カストロ・ヘラルド ソコロフ・ドミトリー コワレンコ・イリーナ ボンダレンコ シェフチェンコ・オレナ ペトレンコ・タラス モロゾワ・ユリヤ カリモフ・ルスタム ユスポフ・アジズ バトボルド・オユン ガンバータル ツェレンドルジ アルタンゲレル カン・ソヨン ユン・テホ シム・ボラ クォン・ジェウォン ノ・ミギョン ファン・ユジン リー・シャオメイ ヂャオ・ルイ スン・ジアチー シュー・フェイ マー・ジュンジエ ウー・ヨンタオ グオ・メイリン ラウ・カーイン オーヤン・リン ホァン・イーチェン ヤマシロ・エドゥアルド タナカ・ヴァネッサ カワムラ・ファビオ ペレイラ・アドリアーナ サントス・ウィリアン ナシメント・ジュリアナ バルボザ・チアゴ モラレス・パオラ フローレス・エリカ キスペ・ウーゴ ママニ・ロサ アヤラ・クリスチャン エスピノザ ヘルナンデス・イネス アブディ・ハリマ オドゥヤ・サミュエル アッサン・コフィ ムワンギ・ピーター ンジョク・グレース ディアロ・マリアム トラオレ・セク ケイタ・ファトゥ タデッセ・メロン アスマ・ベンアリ ユスフ・カラ エルデム・アイリン レザイ・ミナ ホセイニ・アリレザ カーン・イムラン シディキ・サナ マリク・ウスマン ブラウン・キャロライン オブライアン・ショーン マクドナルド・フィオナ ハリソン・グレッグ テイラー・ジョアン アンダーソン・クリス リンドグレン・エバ ニールセン・ミケル ファンデルベルフ ドゥボワ・クロエ モレッティ・ルカ コスタ・ベアトリス ノヴォトニー・ペトル ホルヴァート・アーグネシュ ポペスク・イオアナ".split(" ")
STEMS = "みどり台 青葉 松風 さくら坂 西の原 若草 花園 白樺 ひばりが丘 長瀬 北斗 あおぞら 清水谷 富士見 緑川 ひまわり たんぽぽ すみれ つばさ あさひ 光 希望 やすらぎ こもれび ふれあい 虹 はるかぜ 南 東 桜木 聖和 仁愛 恵生 博愛 慈光 明和 誠心 緑風 城北 港南 河内 湖東 双葉 若竹 柏葉 石橋 大隈 高梨 寺西 信越 東北 北陸 山陰 瀬戸内 琉球 九州 四国 関西 中部 近江 播磨 但馬 筑後 日向 薩摩 三河 遠州 甲州 房総 常陸 みなと ひだまり にじいろ なごみ ほほえみ のぞみ いずみ 丸和 日の出 大和 太陽 昭和 第一 共栄 三和 東和 光洋 朝日 旭 富士 桜 梅園 竹中 松栄 鶴亀 白鳥 青嵐 明星 銀河 虹の橋 潮風 せせらぎ 山ゆり こぶし つくし すずらん ラベンダー エデン サンライズ グリーン ハート スマイル アイ ニコニコ 朝凪 夕映え 千鳥 鴨川台 松ヶ丘 楠葉台 藤棚 柳橋 花水木 こぶしヶ丘 ゆりの木 かえで なでしこ さつき つつじ あじさい コスモス スイートピー クローバー カトレア オリーブ レモン ぽぷら けやき くすのき 欅 楓 銀杏 木蓮 山吹 竜胆 桔梗 撫子 萩の台 萌黄 瑞穂 豊栄 弥栄 福寿 寿 鶴寿 松寿 長寿 永楽 清風 春風 秋桜 雪椿 月見 星ヶ台 天神下 稲荷前 八幡前 鐘撞 弁天 観音下 大師 浜風 海風 磯部 灘 波止場 渚 岬 汐見 汐風 港町 川端 中洲 堤下 水門 源流 渓声 高原 峠 山彦 岳南 岳陽 湖南 湖北 城東 城西 城下 大手 本丸 二の丸 武家町 鍛冶町 呉服町 材木町 西栄 東雲 暁 黎明 曙 夜明け 北星 南十字 オリオン シリウス ポラリス アルタイル カシオペア 誠和 誠志 誠心館 信愛 友愛 敬愛 慈恵園 慈泉 慈光園 仁友 仁和 仁生 恵心 恵風 恵和 共生 共愛 同仁 明生 明倫 明徳 修徳 育英館 陽光 陽だまり 朗らか 和楽 和光 和心 和敬 きらり ぬくもり ゆうゆう らくらく いきいき にこにこ ほっと ほのぼの のんびり ゆったり こころ こころね まごころ おもいやり たいよう ほしぞら おひさま そよかぜ なないろ あおば わかば みらい あゆみ きずな つむぎ かけはし ともしび つどい やまびこ かがやき さざなみ ひだまりの丘 ひかりの森 花みずき 里山 アクア アルプス アトリエ エール カナリア グレース コスモ サンフラワー シーサイド シンフォニー セントラル ソレイユ ハーモニー ハーブ パール ピース フォレスト プラーナ フローラ ベルデ ポプラ マーガレット ミモザ メイプル ライフ ラポール リバーサイド リーフ ルピナス ルミエール ロータス ロイヤル".split()
HOSPITALS = "総合病院 中央病院 医療センター 記念病院 病院 市民病院 クリニック 医院 内科医院 内科クリニック 整形外科 診療所 眼科 小児科 皮膚科 耳鼻咽喉科 歯科 レディースクリニック こどもクリニック 大学病院 大学医学部附属病院 赤十字病院 厚生病院 薬局 調剤薬局 ファーマシー 訪問看護ステーション デイサービス 老健 苑 荘 の里 の杜 ホーム 脳神経外科病院 循環器病院 リハビリテーション病院 健診センター 透析クリニック 助産院 保健センター 第一病院 第二病院 西病院 東病院 北病院 共立病院 協立病院 協同病院 済生病院 国保病院 町立病院 市立病院 村診療所 国保診療所 労災病院 逓信病院 鉄道病院 県立病院 医療福祉センター こども病院 小児医療センター 母子医療センター がんセンター 救命救急センター 循環器センター 脳卒中センター 精神医療センター こころの医療センター こころのクリニック 心療内科 メンタルクリニック ペインクリニック 皮フ科 皮膚科クリニック 耳鼻科 耳鼻咽喉科クリニック アイクリニック 眼科医院 眼科クリニック 歯科医院 歯科クリニック デンタルクリニック 矯正歯科 小児歯科 口腔外科 産婦人科 産科婦人科医院 レディスクリニック ウィメンズクリニック マタニティクリニック ARTクリニック 泌尿器科 泌尿器科クリニック 胃腸科 胃腸内科 肛門科 外科胃腸科 消化器内科クリニック 内視鏡クリニック 循環器内科 ハートクリニック 呼吸器クリニック 糖尿病内科 腎クリニック 腎臓内科 人工透析センター 脳神経クリニック 脳神経外科 リウマチ科 乳腺クリニック 整形外科医院 整形外科クリニック スポーツ整形 放射線科クリニック 画像診断センター 在宅クリニック 在宅診療所 ホームクリニック 訪問診療所 往診クリニック 駅前クリニック ファミリークリニック 温泉病院 療養病院 老人病院 リハ病院 リハビリ病院 回復期リハ病院 ケアミックス病院 ホスピス 緩和ケア病院 サナトリウム 慈善病院 労働衛生協会 健康管理センター 検診センター 臨床検査センター 医師会病院 医師会臨床検査センター 休日夜間急患センター 休日診療所 接骨院 整骨院 鍼灸院 鍼灸マッサージ院 治療院 薬局本店 薬局駅前店 薬局東店 門前薬局 漢方薬局 調剤センター ドラッグ 薬品 薬店 訪看 訪看ST 訪問看護 訪問看護リハビリステーション 訪問リハ 訪問介護 ヘルパーステーション 居宅 居宅介護支援事業所 ケアプランセンター 包括 地域包括支援センター デイ デイケア デイケアセンター 通所リハ 通所介護 認知症デイ 機能訓練センター 小規模多機能 看多機 の家 の丘 の郷 の園 の泉 の森 の風 園 館 邸 ヴィラ レジデンス ガーデン テラス ハイム 寮 特養 養護老人ホーム 老人保健施設 介護医療院 サ高住 グループホーム ショートステイ 障害者支援施設 就労継続支援B型 生活介護 療育センター 発達支援センター 児童発達支援 放課後デイ 乳児院 児童養護施設 母子寮 助産所 産後ケアハウス 献血ルーム 血液センター 保健所 保健福祉センター 健診クリニック".split()
HEADED = "特別養護老人ホーム 介護老人保健施設 グループホーム 訪問看護ステーション 医療法人社団 社会福祉法人 国立病院機構 有料老人ホーム ケアハウス 居宅介護支援事業所 デイサービスセンター 養護老人ホーム 軽費老人ホーム 住宅型有料老人ホーム 介護付有料老人ホーム サービス付き高齢者向け住宅 サ高住 特養 老健 GH 小規模多機能ホーム 小規模多機能型居宅介護 看護小規模多機能 看多機 認知症対応型デイ デイ デイサービス デイケア 通所リハ 訪看 訪看ST 訪問リハ 訪問介護 ヘルパーステーション 居宅 ケアプランセンター 地域包括支援センター 包括 介護医療院 ショートステイ 生活支援ハウス 就労支援センター 障害者支援施設 児童養護施設 放課後等デイ 療養型 医療法人 医療法人財団 社会医療法人 ナーシングホーム ホスピス住宅".split()
FIRMS = "製作所 工業 商事 建設 運輸 水産 農園 印刷 電機 食品 興業 化学 精機 物産 通商 システムズ 商店 工務店 タクシー 観光 交通 酒造 牧場 漁協 農協 信用金庫 鉄工所 製菓 紡績 倉庫 設備 不動産 製麺 木材 造園 消防署 市役所 警察署 郵便局 法律事務所 製パン 電設 運送 引越センター 自動車 重工 電力 ガス 石油 証券 生命 生命保険 損保 リース フーズ ホーム ハウス クリーニング 美容室 理容室 食堂 旅館 ホテル ストア スーパー 書店 文具 出版 新聞 放送 テレビ 製紙 製鋼 金属 ゴム 硝子 窯業 陶器 漆器 織物 縫製 衣料 靴店 時計店 写真館 寿司 うどん そば 菓子舗 茶園 養鶏 畜産 乳業 製茶 味噌 醤油 青果 鮮魚 精肉 米店 薬品 製薬 メディカル テクノ サービス 警備保障 清掃 ビルメン 建材 鋼業 土木 左官 塗装 電工 通信 ソフト 情報サービス 印章 葬祭 保育サービス 工房 作業所 福祉会 労働組合 山岳会 消防団 福祉事務所 保健所 社会福祉協議会 児童相談所 ケアプラン 包括支援センター 組 商会 商工 産業 化成 合金 軽金属 鋳造 鍛造 鍛工 伸銅 メッキ工業 プレス 板金 溶接所 金型 機械 機工 車輌 自工 自販 オート モータース 整備工場 石材 採石 生コン コンクリート 土建 組建設 建設工業 舗道 道路 橋梁 測量設計 設計事務所 建築事務所 エンジニアリング プラント 計器 測器 光学 電子 電器 電装 電機製作所 通信工業 無線 デジタル ネット ラボ 研究所 総研 データ ソリューションズ コミュニケーションズ コンサルティング 会計事務所 税理士事務所 司法書士事務所 社労士事務所 特許事務所 銀行 信組 信託 農業協同組合 漁業協同組合 森林組合 生協 青果市場 卸売市場 水産加工 缶詰 製氷 製粉 製油 製糖 製塩 精米 酪農 乳牛 養豚 養鶏場 きのこ園 ぶどう園 果樹園 園芸 花卉 植木 林業 製材所 木工 家具 建具店 畳店 瓦店 表具店 染工場 織布 ニット 紡 被服 靴下 帽子 鞄 皮革 製靴 玩具 人形店 楽器 ピアノ スポーツ用品 釣具 眼鏡店 補聴器 仏壇店 墓石 バス 鉄道 電鉄 海運 汽船 フェリー 航空 空港サービス 港湾 陸運 物流 ロジスティクス 急便 宅配 貨物 自動車学校 ハイヤー 代行 介護タクシー 駐車場 給油所 SS ガソリンスタンド コンビニ 百貨店 マート 酒店 菓子店 パン店 ベーカリー カフェ 喫茶 珈琲 居酒屋 焼鳥 ラーメン 麺業 給食 仕出し 弁当 旅館組合 民宿 ペンション ゴルフ倶楽部 カントリークラブ スキー場 ボウル 遊園地 劇場 座 楽団 美術館 博物館 図書館 公民館 役場 支所 出張所 県庁 区役所 税務署 労基署 ハローワーク 裁判所 刑務所 交番 駐在所 駐屯地 基地 水道局 清掃工場 消防本部 消防分署 学習塾 予備校 珠算塾 寺 神社 教会 NPO 財団 協会 連合会 商工会 商工会議所 健保組合 共済組合".split()
LEGAL = "株式会社 有限会社 合同会社 （株） ㈱ （有）".split()
SCHOOLS = "小学校 中学校 高校 高等学校 小 中 高 幼稚園 保育園 こども園 大学 短大 特別支援学校 工業高校 商業高校 高専 専門学校 第二小 東中 北高 女子高 学園 学院 農林高校 附属小 第一小 第三小 東小 西小 南小 北小 中央小 第一中 第二中 第三中 西中 南中 北中 中央中 中学 小学 東高 西高 南高 工業 商業 農業高校 水産高校 定時制 通信制高校 女子高校 女子短大 女子大 医大 医学部 薬科大 看護学校 看護専門学校 工科大 工大 外語大 芸大 美大 体育大 大学院 大附属中 附属中 附属高 附属幼稚園 中等教育学校 義務教育学校 分校 小中 養護学校 支援学校 支援学校高等部 盲学校 聾学校 保育所 保育室 認定こども園 乳児保育園 幼 保 学童 学童クラブ 児童クラブ フリースクール 日本語学校 調理専門学校 美容専門学校 自動車大学校 高等専修学校 高等技術専門校 防災航空学校".split()
JOBS = "競輪選手 宮大工 刀鍛冶 海女 潜水士 力士 落語家 能楽師 市会議員 町長 元校長 住職 神主 杜氏 鵜匠 花火師 騎手 騎士 調律師 彫刻家 漫画家 俳優 声優 棋士 鷹匠 灯台守 炭鉱夫 舞台俳優 オペラ歌手 市議 県議 女将 鍛冶職人 和紙職人 漆職人 三味線奏者 琴の師範 茶道家元 人形師 染物師 能面師 猟師 マタギ 養蜂家 樹木医 南極観測隊員 宇宙飛行士 国会議員 プロ野球選手 元Jリーガー 元プロボクサー 気象予報士 動物園の飼育員 水族館の飼育員 航空管制官 船長 機関士 運転士 新聞記者 ニュースキャスター 指揮者 バイオリニスト 溶接工 船大工 庭師 畳職人 瓦職人 左官 提灯職人 染色家 陶芸家 書道家 華道家 指物師 木地師 蒔絵師 仏師 刀匠 研師 箏曲家 尺八奏者 浪曲師 講談師 漫才師 歌舞伎役者 狂言師 神楽師 巫女 僧侶 牧師 司祭 漁師 鮎漁師 牡蠣養殖業 真珠養殖業 酪農家 醤油職人 豆腐職人 和菓子職人 寿司職人 パティシエ ソムリエ 競艇選手 競馬騎手 プロゴルファー プロレスラー 大相撲力士 行司 柔道家 剣道師範 レーサー 登山家 山岳ガイド 冒険家 写真家 画家 詩人 作家 俳人 翻訳家 通訳士 作曲家 ピアニスト 声楽家 ジャズ奏者 舞踊家 バレリーナ モデル アナウンサー 記者 編集者 政治家 県知事 市長 村長 裁判官 検事 外交官 自衛官 海上保安官 消防士 パイロット 客室乗務員 潜水夫 うちわ職人 傘職人 桶職人 下駄職人 三線奏者 民謡歌手 琉球舞踊家 人間国宝 伝統工芸士 蝋燭職人 線香職人 硯職人 筆職人 墨職人 扇子職人 団扇職人 竹細工職人 籠職人 箒職人 箪笥職人 建具師 表具師 経師屋 襖職人 鋳物師 鎚起職人 象嵌師 彫金師 彫師 摺師 版画家 切り絵作家 刺繍作家 ガラス工芸家 七宝作家 型染作家 紅型作家 大島紬の織子 西陣の織屋 絣職人 組紐職人 足袋職人 草履職人 太鼓職人 三味線職人 琵琶奏者 篠笛奏者 雅楽師 義太夫 太夫 文楽人形遣い 落語の真打 紙芝居師 大道芸人 曲芸師 サーカス団員 手品師 腹話術師 チンドン屋 芸妓 舞妓 置屋の女将 幇間 香道家 盆栽師 花火職人 塩職人 蔵人 酒蔵の杜氏 味噌蔵の当主 蒲鉾職人 氷室守 炭焼き 木こり 山師 杣人 筏師 渡し守 海士 素潜り漁師 鯨捕り 捕鯨船員 マグロ漁師 遠洋漁業の船員 一等航海士 水先案内人 灯台職員 潜函工 サルベージ作業員 ダイバー 鳶 鳶職 鳶頭 発破技士 坑内員 トンネル坑夫 橋梁点検員 鉄塔作業員 クレーン運転士 装蹄師 調教師 厩務員 馬術選手 闘牛士 闘牛の勢子 鵜飼 鷹匠見習い 養蚕家 蚕種家 蜂蜜農家 ワサビ農家 海苔漁師 ホタテ養殖業 錦鯉の養鯉家 ブリーダー 猛獣使い 獣医 競り人 仲買人 香具師 質屋 古物商 骨董商 刀剣商 鑑定士 古書店主 活版印刷工 写植オペレーター 校閲者 速記者 点字翻訳者 手話通訳士 紋章上絵師 印判師 時計修理技能士 オルガン製作者 弦楽器製作家 ピアノ調律師 録音技師 照明技師 特撮監督 映画監督 脚本家 殺陣師 スタントマン アニメーター 声楽教師 オーケストラの首席奏者 コンサートマスター オーボエ奏者 チェロ奏者 ハープ奏者 ドラマー 演歌歌手 アイドル ユーチューバー プロゲーマー eスポーツ選手 囲碁棋士 将棋棋士 麻雀プロ 競艇の整備士 オートレーサー F1メカニック 宇宙開発技術者 火山学者 地震学者 考古学者 天文台職員 気象台長 南極越冬隊員 極地研究者 昆虫学者 動物園園長 植物園園長 学芸員 司書 宮司 禰宜 権禰宜 修験者 山伏 尼僧 托鉢僧 神父 司教 修道女 伝道師 イタコ 占い師 易者 行者 大学総長 県議会議長 副知事 町議 区長 村議 参議院議員 代議士秘書 大使 領事 税関職員 入国審査官 麻薬取締官 潜水艦乗組員 航空自衛官 戦闘機パイロット 機動隊員 白バイ隊員 山岳救助隊員 刑務官 保護司 公証人 執行官 検察官 家裁調査官 特別支援学校長 幼稚園園長 寄席の席亭 銭湯の店主 番台 釜焚き 煙突掃除人 焼却炉運転員 ごみ収集員 し尿収集員 葬儀司会者 納棺師 墓守 霊柩車運転手 映写技師 駅長 車掌 保線員 転轍手 ロープウェイ係員 ケーブルカー運転士 気球操縦士 グライダー教官 ヘリ操縦士 除雪車オペレーター 氷彫刻家 スキーパトロール ジャンプ選手 カーリング選手 競歩選手 箱根駅伝ランナー 女子プロレスラー 元幕内力士 床山 呼出".split()
COMBINED = "内科 内科 外科 小児科 循環器科 循環器内科 消化器科 消化器内科 胃腸科 胃腸内科 呼吸器科 糖尿病内科 神経内科 腎臓内科 整形外科 皮膚科 皮フ科 眼科 耳鼻咽喉科 アレルギー科 リウマチ科 泌尿器科 肛門科 産婦人科 婦人科 放射線科 麻酔科 心療内科 精神科 脳神経外科 リハビリテーション科 内視鏡内科 在宅診療科 乳腺外科".split()
SOFT = "こどもとアレルギーの こどもと家族の おなかとおしりの からだとこころの ねむりと咳の 骨とリウマチの 女性のための もの忘れと脳の 足と腰の 皮ふとアレルギーの 糖尿病と甲状腺の みみ・はな・のどの 心臓と血圧の 痛みと漢方の こころとねむりの".split()
NICKNAMES = "日赤 第二日赤 市民 市立 医大 中央 総合 労災 厚生 逓信 鉄道 協立 共立 記念 大附属 大病院 大 成人病センター がんセンター 医療センター 母子 こども 小児 子ども病院 救命センター 脳外 整形 リハ 回生 済生会 徳洲会 生協 医療生協 国保 国療 県病院 県中 県総 東 西 南 北 療養所 医師会病院 急患センター 周産期センター".split()
CHAINS = "アルカ オリーブ クオレ コトリ サンテ スマイル すこやか そよ風 たいよう タンポポ つくし ティアラ ドレミ なの花台 にじ のぞみ ハーブ ひまわり フローラ ほたる まつば みつば メディコ もみの木 ゆうゆう ラベンダー リーフ ルピナス レモン わかば ハピネス クローバー ミント ゆず カモミール しろくま ペンギン アサガオ プラム".split()
CLUBS = "FC SC 少年野球クラブ ジュニアバレー ミニバス スイミングスクール 体操クラブ 剣友会 柔道会 空手道場 合気会 弓友会 ランニングクラブ 山岳会 釣友会 ゴルフ倶楽部 合唱団 吹奏楽団 太鼓保存会 囃子保存会 民謡会 俳句会 囲碁クラブ 書道教室 ピアノ教室 バレエ教室 ヨガ教室 英会話 町内会 自治会 老人クラブ 婦人会 子ども会 民児協 消防団 断酒会 家族会 患者会 親の会 ダルク サロン こども食堂 寺 神社 教会 会館".split()
COMPANIES = "アルテックス ノルディア トヨサワ キタムネ セイワテック フジノヤ ミツハマ サンコー電材 ヤマト精光 ナガトモ オグラヤ コウエイ マルヨシ マルタケ カネサ カネジュウ ヤマキチ イチマル ダイコク堂 エビスヤ フレッシュハマ ミナトフーズ クリーンライフ ビルテック アクトワン ネクサス東 ブレインズ ソフトハウスK テクノサワ エコライン グリーンファーム丘 ハーベスト キッチンまる デリカ館 ベストランドリー サカイヤ運送 アサヒ梱包 ニシオ急送 タマノ電装 オリベ セラミカ グラスワン ルネス メガネの森 シューズ館 ホームセンター丸八 ワークマート スーパー大黒 フードセンター浜 コープ丘 やまびこ書房 ことり工房 あおぞら作業所 ぽっぽ きらら工房 はまなす工房 MKテック TSサービス NSロジ KYシステム SK化成 DKエンジ".split()
TRADES = "塗装 左官 建設 組 工務店 商店 商会 鮮魚店 青果 精肉店 米穀 酒店 菓子店 農園 牧場 果樹園 造園 鉄工 板金 溶接 電機 電気 設備 水道 瓦工業 畳店 木工所 製材所 石材 印刷 文具 書店 時計店 呉服店 クリーニング 理容店 美容室 写真館 自動車 モータース 運送 タクシー 旅館 食堂 寿司 製麺所 豆腐店 醤油 酒造 水産 海苔店 税理士事務所 法律事務所 設計事務所 ピアノ教室 そろばん塾 道場".split()
PHARMACY = re.compile("薬局|調剤|ファーマ|ドラッグ|薬品|薬店")
CARE = re.compile("(苑|荘|園|(?<!函)館|邸|の里|の杜|の家|の丘|の郷|の泉|の森|の風|寮|会)$|ホーム(?!クリ)|老健|老人保健|特養|デイ|訪看|訪問看護|訪問介護|訪問リハ|居宅|ケアプラン|ケアハウス|ヘルパー|包括|小規模|看多機|サ高住|サービス付き|GH|ショート|通所|支援|ハウス|ヴィラ|レジデンス|ガーデン|テラス|ハイム|養護|介護|療育|発達|乳児院|生活|就労|機能訓練|ホスピス住宅")
HOME = re.compile("(苑|荘|園|(?<!函)館|邸|の里|の杜|の家|の丘|の郷|の泉|の森|寮)$|ホーム(?!クリ)|老健|老人保健|特養|サ高住|サービス付き|GH|ケアハウス|ヴィラ|レジデンス|ガーデン|テラス|ハイム")
AWAY = re.compile("デイ|訪|居宅|ケアプラン|ヘルパー|包括|小規模|看多機|ショート|通所|支援")
BESIDE = re.compile("接骨|整骨|鍼灸|治療院|献血|血液|臨床検査|保健所|助産|保健センター|保健福祉|衛生|検診センター|管理センター|歯科")
DEVICES = "フォーリー バルーン ストーマ パウチ シリンジ ルート サーフロー サフロ アンギオ クレンメ ドリップチャンバー ネブライザー アンビュー バッグバルブマスク リザーバーマスク カヌラ オキシマイザー ハイフロー インスピロン ベンチュリー バイパップ シーパップ ジャクソンリース トラキオストミー カフ カニューレ ペグ マーゲンゾンデ エネーマ エラスター ポート CVポート PICC ブラッドアクセス シャント グラフト ペースメーカー ホルター ICD CRT-D IABP ECMO インペラ ドレーン ジェイバック ブレイクドレーン ペンローズ チェストドレーンバッグ メラサキューム フットポンプ 弾性ストッキング コルセット ダーメンコルセット ソフトシーネ シーネ ギプス スプリント 三角巾 ネックカラー フィラデルフィアカラー 長下肢装具 短下肢装具 オルトップ ロフストランド杖 四点杖 ピックアップ シルバーカー 歩行器 スライディングボード エアマット センサーマット コールマット クリップセンサー ミトン 抑制帯 離床センサー リクライニング車椅子 ストレッチャー ポータブルトイレ コンドーム型収尿器 尿器 吸引びん ガーグルベース 膿盆 デキスター メディセーフ リブレ ポンプ シリンジポンプ テルフュージョン PCAポンプ クーデック インスリンペン 吸入器 スペーサー ピークフローメーター 補聴器 義歯 眼内レンズ コンタクト オートレフ ブレーン ラリンジアルマスク エアウェイ スタイレット ガイドワイヤー ステント バルーンカテ プレート スクリュー 髄内釘 人工骨頭 ケージ メッシュ クリップ ステープラー".split()
BODIES = "大腿骨頸部 大転子 小転子 坐骨結節 腸骨稜 恥骨結合 仙腸関節 尾骨 胸骨柄 剣状突起 鎖骨遠位端 肩峰 烏口突起 上腕骨外科頸 橈骨茎状突起 尺骨肘頭 舟状骨 月状骨 有鉤骨 中手骨 末節骨 脛骨高原 腓骨頭 内果 外果 踵骨 距骨 楔状骨 中足骨 棘突起 横突起 椎間孔 黄色靱帯 後縦靱帯 前十字靱帯 半月板 腸腰筋 大腿四頭筋 内転筋 腓腹筋 ヒラメ筋 前脛骨筋 三角筋 棘上筋 棘下筋 広背筋 僧帽筋 胸鎖乳突筋 斜角筋 咬筋 側頭筋 口輪筋 舌根 軟口蓋 口蓋垂 梨状陥凹 喉頭蓋 声門下 気管分岐部 右主気管支 中間幹 舌区 肺底区 縦隔 心嚢 左房 左心耳 右室 僧帽弁 三尖弁 大動脈弁 上行大動脈 弓部 腹腔動脈 上腸間膜静脈 門脈 下大静脈 奇静脈 総胆管 胆嚢管 肝門部 尾状葉 膵頭部 膵鉤部 膵尾部 脾門 胃底部 胃角 幽門輪 十二指腸下行脚 トライツ靱帯 回腸末端 虫垂 盲腸 肝彎曲 下行結腸 直腸膀胱窩 肛門管 腎盂 尿管膀胱移行部 膀胱三角 前立腺 精嚢 陰嚢 子宮底 子宮頸管 卵管采 付属器 会陰 前額部 眉間 眼窩 上顎洞 篩骨洞 蝶形骨洞 外耳道 鼓膜 乳様突起 耳介 鼻中隔 角膜 水晶体 硝子体 黄斑 視神経乳頭 前房 結膜 涙嚢 前頭葉 側頭葉 後頭葉 頭頂葉 島回 海馬 視床 内包 被殻 尾状核 淡蒼球 黒質 橋 延髄 小脳虫部 下垂体 松果体 脳梁 側脳室 硬膜 上矢状洞 頸髄 胸髄 馬尾 手掌 足底 足背 膝窩 鼠径 腋窩 臍部 仙骨部 踵部 背部 腰背部 心窩部 季肋部 回盲部".split()
PLACELESS = "かかりつけ かかりつけ医 近医 前医 他院 当院 本院 他施設 施設 前施設 関連病院 基幹病院 救命センター 高次医療機関 地域の病院 大学病院 総合病院 一般病院 地元の医院 近くのクリニック 休日当番医 急患センター 検診機関 健診機関 専門医療機関 専門外来 在宅医 往診医 訪看 訪問看護 訪問リハ デイ デイサービス デイケア ショートステイ 老健 特養 グループホーム 療養型 療養病院 回復期 包括 地域包括 居宅 調剤薬局 門前薬局 かかりつけ薬局 紹介元 紹介先 転院先 入所先 搬送元 通所先 保健所 保健センター 児童相談所 病棟 外来 救急外来 手術室 透析室 院内 院外 当科 他科 紹介元クリニック 連携医療機関".split()
NOWHERE = "自宅 実家 駅前 駅 駅のホーム 商店街 路上 歩道 横断歩道 交差点 公園 近所 隣町 市内 県外 都内 郊外 山 山中 海岸 川沿い 畑 田んぼ ビニールハウス 庭 玄関 玄関先 台所 浴室 脱衣所 トイレ 廊下 階段 居間 寝室 ベランダ 屋根 倉庫 車庫 職場 工場 工事現場 会社 事務所 店 スーパー コンビニ 学校 体育館 校庭 教室 プール 保育園 バス停 車内 施設内 食堂 談話室 デイルーム ナースステーション前 病室 ベッドサイド 待合 受付前 売店 屋上 中庭 リハ室 浴場 旅行先 出張先 外出先 帰省先 海外 温泉 スキー場 ゴルフ場 河川敷".split()
EVERYDAY_JOBS = "会社員 事務員 営業職 主婦 専業主婦 パート アルバイト 公務員 教員 看護師 介護職 保育士 農業 自営業 無職 年金生活 学生 大学生 高校生 会社役員 運転手 トラック運転手 調理師 販売員 工場勤務 警備員 清掃員 大工 漁業 デスクワーク 立ち仕事 夜勤 交代勤務 在宅勤務 フリーター 自由業 技術職 研究職 建設業 製造業 サービス業 飲食業".split()
SCALES = "HDS-R MMSE MoCA-J FAB BADS TMT-A TMT-B RCPM WAIS-IV WISC-V K-ABC 新版K式 WAB SLTA BIT CAT CDR FAST NPI DBD Zarit J-ZBI GDS PHQ-9 HAM-D MADRS BDI-II YMRS PANSS BPRS CAPS LSAS STAI EPDS AQ CAARS ASRS Vineland-II PARS FIM BI Barthel Index mRS NIHSS JSS SIAS Fugl-Meyer Br-stage MAS MMT ROM-T BBS TUG FRT 6MWT 10m歩行 CS-30 握力 SPPB KCL J-CHS DASH JOA JOABPEQ ODI VAS NRS FPS FLACC BPS CPOT RASS CAM-ICU ICDSC SOFA qSOFA APACHE II GCS JCS ECS NEWS MEWS Braden DESIGN-R K式 ブレーデンスケール OHスケール MNA-SF SGA GNRI CONUT OHAT MASA RSST MWST EAT-10 VE VF FOIS Child-Pugh MELD NYHA CCS Killip CHADS2 HAS-BLED Forrester GOLD mMRC CAT ACT HOT ESS PSQI AIS DAS28 SDAI HAQ BASDAI PASI DLQI SCORAD POEM EASI ESI JTAS Bishop Apgar シルバーマン Ballard Tanner Kaup Rohrer PS ECOG KPS PPS PPI ESAS STAS-J IPOS D-PaP".split()
DEPARTMENTS = "内科 外科 循環器内科 消化器内科 呼吸器内科 整形外科 脳神経外科 小児科 産婦人科 眼科 皮膚科 泌尿器科 耳鼻咽喉科 放射線科 麻酔科 精神科 救急科 腎臓内科 血液内科 神経内科 リハビリテーション科 病理診断科 緩和ケア科 形成外科 心臓血管外科".split()
FINDINGS = "発熱 頭痛 腹痛 嘔気 咳嗽 呼吸困難 胸痛 動悸 浮腫 めまい 下痢 便秘 発疹 肺炎 心不全 脳梗塞 糖尿病 高血圧症 胃癌 大腸癌 乳癌 骨折 腰痛 関節リウマチ 気管支喘息 慢性腎臓病 肝硬変 膵炎 胆石症 虫垂炎 尿路感染症 貧血 認知症 うつ病 不眠 褥瘡 誤嚥 転倒 疼痛 出血 狭心症 心房細動 橋本病 バセドウ病 川崎病 パーキンソン病 帯状疱疹 白内障 緑内障 中耳炎 扁桃炎 急性上気道炎 熱中症 鼠径ヘルニア 前立腺肥大症 子宮筋腫 切迫早産 創部発赤 食欲不振 全身倦怠感 上行結腸癌 原発性アルドステロン症 石灰化 平滑筋腫 林檎アレルギー 角膜潰瘍 関節痛 東洋人型 疥癬 蜂窩織炎 一過性脳虚血発作".split()
DRUGS = "アムロジピン メトホルミン ロキソプロフェン カロナール プレドニゾロン フロセミド ワルファリン アスピリン ランソプラゾール リピトール セフトリアキソン バンコマイシン インスリン レボフロキサシン マグミット センノシド ゾルピデム デパス ガスター 酸化マグネシウム タケキャブ エリキュース リリカ トラムセット".split()

EN_STEMS = """Maple Grove|Silverlake|Oak Hollow|Northfield|Stonebridge|Cedar Falls|Harrowgate|Pinehurst|St. Brendan|St. Anne's|Mercy|Riverside|Tri-County|Lakeview|Good Shepherd|Holy Family|Bayview|Summit|Fairmount|Ridgecrest|
Blue Heron|Copper Canyon|Elmwood|Kingsport|Westbrook|Eastgate|Saddleback|Marlowe|Whitcombe|Tarrant Valley|Penobscot|Sable Point|Three Rivers|Cobblestone|Sunny Brook|Wren Hill|Ashby|Thornbury|Glenview|Kettle Creek|
Brackenridge|Hollowell|Larkhill|Ferndale|Windermoor|Quarry Bank|Abbotsmead|Priorsfield|Kingsmead|Copperfield|Harbourside|Strathmoor|Glenmorven|Inverlay|Craigmoor|Balloch Hill|Dunfearn|Tullamoyle|Ballyroan Park|
Carrickmoor|Knocklyn|Rathbeg|Lisnaree|Slievemore|Cloonard|Wattle Grove|Jacaranda|Banksia|Kookaburra Creek|Coolabah|Murrawing|Boronia|Warrego|Tarrawin|Yarraview|Ironbark|Pohutukawa|Kowhai|Manuka Ridge|Rimu|Te Awamoa|
Waimarino|Totara Heights|Karaka Bay|Fynbos|Protea|Umhlanzi|Blouberg View|Drakenview|Mopani|Jakkalsfontein|Angsana|Tembusu|Bukit Merpati|Raintree|Kallang View|Telok Indah|Sanjiv|Aarohan|Nirvaan|Shanti Niketan|Kaveri|
Godavari|Vasundhara|Lotus|Deepam|Sri Annapurna|Sree Lakshmi|Jeevan Jyoti|Amrit|Ashirwad|Mahananda|Tulsi|Chandan|Surya|Neelkanth|Prairie Rose|Bitterroot|Cottonwood|Aspen Ridge|Juniper Flats|Bluebonnet|Magnolia|Pecan Grove|
Cypress Bend|Live Oak|Dogwood|Palmetto|Sand Dollar|Pelican Bay|Laurel Fork|Shenandoah Gap|Cumberland Bluff|Hickory Notch|Timberline|Red Mesa|Sawtooth|Whispering Pines|Golden Plains|Loon Lake|North Fork|Tamarack|
Huron Bend|Iron Range|Grand Traverse Point|Bell Harbor|Saskview|Chinook|Kootenay Bend|Maple Ridge Park|Gaspe Shore|Bras d'Or|Moosehead|Spruce Meadows|Northern Lights|Heritage|Legacy|Meridian|Compass|Beacon|Lighthouse|
Harbor|Evergreen|Providence|Trinity|Calvary|Bethel|Emmanuel|Sacred Heart|Holy Rosary|Star of the Sea|Mater|Grace|Hope|Unity|Liberty|Pioneer|Frontier|Crescent|Horizon|Cornerstone|Keystone|Gateway|Parkway|Westside|
Eastbrook|Southgate|Northgate|Midtown|Uptown|Old Mill|Station Road|High Street|Church Lane|Bridge Street|Market Square|Victoria|Albany|Clarence|Windsor|Balmoral|Sandringham|Regent|Coronation|Medivora|Carevanta|Lifequill|
Healix|Vitanova|Curaline|Pathwell|Clearscan|Novahealth|Zenicare|Arborwell|Trucara|Wellspring|Brightside|Springhill|Summerfield|Winterbourne|Greenacre|Rosewood|Briarwood|Hawthorn|Rowan|Beechcroft|Larches|Laburnum|Primrose|
Foxglove|Bluebell|Heather Bank|Thistledown|Meadowbank|Millbrook|Ashdown|Oakdene|Elmhurst|Cedarwood|Hazelmere|Fernlea|Moorview|Seaview|Cliff View|Lakeside|Waterside|Riverbend|Brookfield|Fairhaven|Restholme|Peacehaven|
Sunnyside|Sunset|Daybreak""".replace("\n", "").split("|")
EN_TOWNS = """Millhaven|Corby Falls|Ashgrove|Tarn Point|Waverly Junction|Black Rock|Port Ellery|Grantsville|Dunmore|Coldwater|Lower Marsh|Hadley|New Bremen|Fort Casper|Bristow|Ellisburg|Sandy Hollow|Kilbride|Otter Cove|Ravenna|Wickham|
Stow-on-Wye|San Paloma|Santa Rita|Big Fork|Ludlow|Harper's Mill|Lake Orville|Cape Verity|Mt. Airy|Aldersyke|Barrowmere|Crossthwaite Bay|Dunholm|Eastry Cross|Fenwick Lees|Garstang Moor|Hexley|Ilkthorpe|Kirkby Sands|
Lostwell|Marchbury|Netherby|Oakhampton|Penmorrow|Quenby|Redmire|Saltley|Thirlby|Uppermoor|Wetherstone|Yarlside|Llanferris|Pontyglas|Aberhafren|Trefynnon|Strathbeg|Auchterlay|Kinlochmore|Inchmoor|Ballydarragh|Castlemoyle|
Clonbeg|Dromara Cross|Enniskeel|Kilmoyne|Letterbrack|Monasterglen|Rathcorran|Tubberclare|Wollumbin Flat|Goondara|Murrumbeela|Cooranga|Bundarra Creek|Mt Tarragon|Wirrawee Downs|Narrabeela|Port Hallam|Yackandoon|Tumbarra|
Katanga Springs|Waipara Bay|Te Rimu|Ohakura|Motuwhare|Kaiwera|Taupaki Beach|Rangihau|Whakamoa|Cobb's Harbour|Moose Narrows|Saint-Aubin|Petit-Havre|Red Willow|Fort Garrick|Gander Arm|Spruce Falls|Kenaston Lake|
Port Renfield|Ramnagar Khurd|Chandpuram|Velliyur|Kottamangalam|Bhairavpur|Surajgarh|Nandigudi|Tirupalem|Hosadurga Road|Malegram|Sonapur East|Bukit Lada|Tanjong Selat|Sungei Puteh|Kampong Melur|Toa Permai|Vaalkrans|
Doringrivier|Kwamashe|Mthunzini Hills|Bloemhoek|Klipdrift|Stellenberg|Umzinto Park|Pine Bluffs|Cedar Gap|Yellow Medicine|Oxbow|Tres Piedras|Los Alisos|Rio Seco|Bayou Cane|Pascagoula Bend|Opelika Falls|Tuscawilla|Wetumka|
Broken Arrowhead|Truckee Flat|Sleepy Creek|Elk Prairie|Deer Lodge Falls|West Hanover|East Orland|North Haverford|South Tamworth|New Dorset|Old Fairview|Upper Sable|Little Compton Mills|Hog Island|Bar Neck|Stony Run|
Painted Rock|Turkey Foot|Mud Butte|Ten Sleep Junction|Four Corners Grove""".replace("\n", "").split("|")
EN_FACILITIES = """General Hospital|Medical Center|Community Hospital|Hospital|Clinic|Family Practice|Nursing Home|Rehab|Rehabilitation Center|Urgent Care|Cardiology Associates|Pediatrics|Orthopedics|Surgery Center|Cancer Center|Pharmacy|
Infirmary|Hospice|Dialysis|Health System|Memorial|Imaging|VA|Dental|Eye Institute|Women's Health|Behavioral Health|Manor|Assisted Living|Surgery|Drug|Health Centre|Family Practice|Polyclinic|Health Hub|Medical Practice|
Birth Centre|Day Unit|Specialist Centre|District General|Royal Infirmary|Memory Clinic|Hospice Care|Treatment Centre|Care Village|Oncology Centre|Eye Hospital|Nursing Center|Med Ctr|Hosp|General|Regional|
Regional Medical Center|Regional Hospital|Memorial Hospital|Medical Centre|Medical Clinic|Health Center|Community Health Center|Community Health|Family Medicine|Family Health|Family Clinic|Primary Care|Internal Medicine|
Internists|Medical Associates|Medical Group|Physicians|Physician Group|Pediatric Associates|Paediatrics|Children's Hospital|Children's|Children's Clinic|OB/GYN|Obstetrics|Women's Hospital|Women's Clinic|
Maternity Hospital|Maternity|Midwifery|Birthing Center|Fertility|IVF|Surgical Center|Day Surgery|Ambulatory Surgery|Private Hospital|Hospital for Women|Heart Institute|Heart Hospital|Heart & Vascular|Cardiac Centre|
Cardiology|Vascular|Kidney Center|Kidney Care|Renal Unit|Dialysis Centre|Dialysis Unit|Nephrology|Endoscopy Center|Endoscopy|GI|Gastroenterology|Digestive Health|Neurology|Neuro Rehab|Spine Center|Spine|Bone & Joint|
Orthopaedics|Sports Medicine|Sports Med|Physio|Physiotherapy|Physical Therapy|PT|Hand Therapy|Chiropractic|Podiatry|Foot & Ankle|Wound Care|Eye Clinic|Eye Care|Eye Center|Eye Centre|Optometry|Optometrists|Opticians|
Vision|Optical|Hearing|Audiology|ENT|Dental Care|Dental Surgery|Dental Practice|Dental Group|Dentistry|Family Dental|Orthodontics|Oral Surgery|Smiles|Dermatology|Skin Clinic|Skin Cancer Clinic|Allergy|Pain Clinic|
Pain Management|Psychiatry|Psychiatric Hospital|Psychology|Counseling|Counselling|Mental Health|Recovery|Recovery Center|Detox|Treatment Center|Sleep Lab|Sleep Center|Breast Center|Breast Clinic|Mammography|Radiology|
Diagnostics|Diagnostic Imaging|Open MRI|X-Ray|Laboratories|Labs|Pathology|Blood Bank|Plasma Center|Walk-In|Walk-in Clinic|Minor Injuries|MIU|Urgent Treatment Centre|After Hours|Quick Care|ExpressCare|Convenient Care|ER|
Emergency|Community Pharmacy|Chemist|Chemists|Late Night Pharmacy|Drugs|Drug Mart|Drugstore|Apothecary|Compounding|Dispensary|Rx|Care Home|Residential Home|Residential Care|Rest Home|Retirement Village|Retirement Home|
Lodge|House|Court|Grange|Hall|Villa|Gardens|Place|Terrace|Hostel|Convalescent|Convalescent Home|Skilled Nursing|SNF|Health & Rehab|Health and Rehabilitation|Nursing & Rehab|Subacute|LTAC|Long Term Care|Post Acute|
Senior Living|Memory Care|Group Home|Aged Care|Aged Care Facility|Supported Living|Hospice House|Palliative Care|Home Health|Home Care|Homecare|District Nurses|Visiting Nurses|Infusion|Infusion Center|Oncology|
Oncology Associates|Cancer Institute|Radiotherapy|Transplant Center|Burns Unit|Burn Center|Stroke Unit|Trauma Center|Base Hospital|District Hospital|Cottage Hospital|Community Hosp|Gen Hosp|Mem Hosp|Clinics|
Multispeciality Hospital|Multi-Specialty Clinic|Super Speciality|Nursing Home & Maternity|Polyclinics|Diagnostic Centre|Scan Centre|Ayurveda|Netralaya|Medicare|Healthcare|Health|Health Care|Health Group|Health Network|
Medical|Wellness|Wellness Center|Doctors|GP|Surgeries|Group Practice|Partnership|Medical Partners""".replace("\n", "").split("|")
EN_FIRMS = """Trucking|Bakery|Logistics|& Sons|Foundry|Library|Brewing|Lumber|Construction|Insurance|Fire|EMS|Police Department|Airlines|Steel|Credit Union|Diner|Farms|Fire Dept|Bank|Auto Body|Shipyard|Paper Mill|Electric|
County Sheriff|Museum|Fisheries|Toyota|Books|Realty|Software|Cannery|Post Office|Hardware #118|Ambulance|Tile|Garage|Mutual|Freight Lines|Bus Company|Dry Cleaners|Taxi|Tavern|Fitness|Solar|Plastics|Motors|Cement|Seafood|
Textiles|Nursery|Hotel|Casino|Resort|Legal Aid|Food Bank|Marina|Pottery|Joinery|Upholstery|Windows|Roofing|Scaffolding|Poultry|Eggs|Dairies|Quarries|Council|Housing Trust|Baptist Church|Methodist Church|Temple|Mosque|
Theatre|Records|Radio|Press|Ltd|Inc|Inc.|LLC|plc|Pty Ltd|Pvt Ltd|Sdn Bhd|Corp|Co.|Group|Holdings|Industries|Enterprises|Partners|Associates|Consulting|Solutions|Services|Systems|Technologies|Tech|Labs|Analytics|Robotics|
Aerospace|Avionics|Semiconductors|Telecom|Wireless|Broadband|Media|Studios|Games|Design|Architects|Surveyors|Engineering|Civil|Drilling|Mining|Gold Mine|Colliery|Coal|Gas|Oil & Gas|Petroleum|Energy|Power|Water|Waste|
Recycling|Haulage|Couriers|Removals|Movers|Van Lines|Shipping|Stevedores|Port Authority|Ferries|Railways|Rail|Tramways|Transit|Coaches|Minicabs|Cabs|Airport|Aviation|Helicopters|Trailers|Tractors|Tyres|Tire|Tyre & Auto|
Auto Parts|Panelbeaters|Autos|Chevrolet Ford|Ford|Honda|Kia|Cycles|Hire|Rentals|Storage|Warehousing|Distribution|Wholesale|Imports|Foods|Meats|Meatworks|Abattoir|Packing|Packers|Milling|Grain|Grain Co-op|Co-op|Growers|
Orchards|Vineyards|Wines|Winery|Estate|Cattle Station|Station|Ranch|Dairy|Creamery|Cheese|Chocolates|Confectionery|Sugar|Tea Estate|Coffee|Coffee Roasters|Cafe|Café|Grill|Pizza|Sushi|Kitchen|Catering|Pub|Arms|Inn|
Hotel & Spa|Holiday Park|Caravans|Campground|Cruises|Travel|Tours|Supermarket|Supermarkets|Grocery|Grocers|IGA|Mart|Market|Discount|Outlet|Department Store|Clothing|Apparel|Garments|Shoes|Jewellers|Watches|Opticals|
Cosmetics|Hair|Salon|Barbers|Nails|Spa|Gym|Leisure Centre|Golf Club|Country Club|Yacht Club|Rowing Club|Rugby Club|Football Club|FC|RFC|Cricket Club|Bowls Club|Bowling Club|RSL|Legion|Rotary|Lions Club|Scouts|Guides|YMCA|
Red Crescent|Foundation|Charity|Trust|Mission|Shelter|Refuge|Women's Refuge|Housing Association|Housing|Homes|Estates|Properties|Property Management|Lettings|Mortgage|Savings|Savings & Loan|Building Society|Capital|
Financial|Securities|Assurance|Life|General Insurance|Health Fund|Health Plan|Benefits|Accountants|Accounting|Law|Legal|Solicitors|Attorneys|LLP|Barristers|Staffing|Recruitment|Labour Hire|Security|Guards|Prison|
Correctional|Jail|Barracks|Air Base|Regiment|Coast Guard|Sheriff's Office|Police|PD|Constabulary|Garda Station|Ambulance Service|Ambulance Trust|Air Ambulance|Rescue|Search and Rescue|Fire and Rescue|Fire Brigade|
Volunteer Fire|City Council|County Council|Shire Council|Borough Council|Town Hall|Public Works|Parks & Rec|Sanitation|Water District|School District|ISD|Parish|Church|Cathedral|Synagogue|Gurdwara|Mandir|Lutheran Church|
Presbyterian|Ministries|Funeral Home|Funerals|Funeral Directors|Undertakers|Crematorium|Memorial Park|Florist|Flowers|Garden Centre|Nurseries|Landscaping|Lawn Care|Tree Service|Pest Control|Plumbing|Heating|HVAC|
Air Conditioning|Electrical|Electrics|Builders|Building Supplies|Bricks|Concrete|Asphalt|Paving|Glass|Glazing|Flooring|Carpets|Furniture|Cabinets|Woodworks|Sawmill|Timber|Pulp|Packaging|Printing|Printers|Newspaper|
Gazette|Herald|Courier|Tribune|FM|Television|Pictures|Opera|Ballet|Symphony|Orchestra|Players|Zoo|Aquarium|Gallery|Arts Centre|Community Centre|Day Centre|Senior Center|Childcare|Cleaning|Laundry|Linen|Uniforms|Chemicals|
Coatings|Paints|Rubber|Polymers|Fibres|Mills|Spinning Mills|Weaving|Knitwear|Leather|Tannery|Metals|Metalworks|Fabrication|Welding|Castings|Forge|Tool & Die|Machine|Precision|Bearings|Pumps|Valves|Cables|Batteries|
Lighting|Electronics|Appliances|Instruments|Medical Supply|Mobility|Orthotics|Oxygen|Biotech|Pharma|Pharmaceuticals|Biologics|Genetics""".replace("\n", "").split("|")
EN_SCHOOLS = """Elementary|High School|Middle School|HS|Charter|Academy|Prep|Preschool|Montessori|University|Community College|Day School|College|State|Christian School|Primary|Junior High|Daycare|Law School|Middle|Elementary School|
RC Primary|Grammar|Technical College|Nursery School|Polytechnic|Secondary|Girls' School|Comprehensive|State University|Kindergarten|College of Nursing|High|Elem|Elem.|Primary School|Infants|Infant School|Junior School|
Juniors|Public School|State School|State High|Grammar School|Girls High|Boys High|Boys' School|Girls' Grammar|Secondary School|Secondary College|Sixth Form|6th Form College|Intermediate|Area School|Combined School|
Convent|Convent School|Catholic School|Catholic Primary|Catholic College|Lutheran School|Islamic School|Hebrew Academy|Adventist School|Waldorf|Steiner School|Friends School|Magnet|STEM Academy|Learning Center|
Early Learning|Early Learning Centre|Child Care|Childcare Centre|Creche|Pre-K|Pre-School|Playgroup|Playcentre|Kindy|Kinder|Nursery|Day Nursery|Head Start|After School Club|Day Care|Special School|School for the Deaf|
Autism School|Alternative School|Boarding School|Military Academy|Naval College|Police Academy|Beauty School|Culinary Institute|Art School|Conservatory|School of Music|Dance Academy|Ballet School|Driving School|
Flight School|Technical Institute|Tech|Vo-Tech|Vocational|Trade School|TAFE|FE College|IT|Institute of Technology|Uni|Univ|University of Technology|U|Medical School|Dental School|Nursing School|School of Nursing|
Divinity School|Seminary|Bible College|Junior College|JC|CC|Union High|Consolidated|Unified|District School|Collegiate|Collegiate Institute|CVI|School District|Public Schools|Vidyalaya|Vidya Mandir|English Medium School|
Matriculation School|International School|World School|Model School|Central School|Engineering College|Degree College|Hostel|Boys Hostel|National School|Educate Together|Community School|Academy Trust|Free School|
Studio School|Special Academy|Rangatahi Academy|Homeschool Co-op|Hall|Hall of Residence""".replace("\n", "").split("|")
EN_JOBS = """lighthouse keeper|bell-founder|harbor pilot|glassblower|beekeeper|opera singer|state senator|news anchor|jockey|taxidermist|falconer|town mayor|weather forecaster|symphony conductor|puppeteer|stunt double|crop duster|
ice road trucker|deep sea diver|wind turbine technician|bishop|organ builder|horse trainer|smokejumper|tugboat captain|cartoonist|luthier|astronaut|pro bowler|minor league pitcher|county coroner|school superintendent|
fire lookout|lobsterman|blacksmith|zookeeper|rodeo clown|piano tuner|tribal elder|honorary consul|oyster farmer|stained glass artist|ballet master|ventriloquist|bush pilot|game warden|court reporter|violin maker|
chimney sweep|cheese maker|gravedigger|tea taster|clockmaker|toymaker|ferry captain|crane operator|clam digger|church organist|radio host|wedding singer|sheep shearer|shrimper|wine maker|tattoo artist|circus acrobat|
ship's cook|stonemason|thatcher|wheelwright|saddler|bookbinder|silversmith|goldsmith|perfumer|mountain guide|ski instructor|diving instructor|croupier|auctioneer|diplomat|archbishop|imam|rabbi|trawlerman|oil rig worker|
tree surgeon|locksmith|watch repairer|glass engraver|rope maker|basket weaver|potter|ceramicist|sculptor|jazz drummer|DJ|puppet maker|cellist|harpist|conductor|film editor|stuntman|wrestler|boxer|racing driver|
snooker player|cricketer|footballer|rugby coach|swim coach|jeweller|milliner|tailor|cobbler|furrier|mortician|embalmer|bell ringer|verger|curate|mayor|councillor|judge|magistrate|senator|sommelier|brewer|distiller|
maltster|miller|shepherd|cattle drover|dairy inspector|lace maker|mushroom grower|peat cutter|harbourmaster|lock keeper|canal boat builder|dry stone waller|hedge layer|gamekeeper|ghillie|deer stalker|kelp harvester|
abalone diver|pearl diver|crocodile farmer|opal miner|jackaroo|roadhouse owner|boundary rider|mustering pilot|camel wrangler|shearing shed cook|wool classer|stock and station agent|mob cattle agent|vigneron|viticulturist|
cider maker|hop grower|truffle hunter|snail farmer|alpaca breeder|ostrich farmer|goat herder|reindeer herder|rat catcher|ferret breeder|kennel owner|dog groomer|greyhound trainer|harness racing driver|strapper|farrier|
equine dentist|polo player|dressage judge|show jumper|bullfighter|trapeze artist|fire eater|knife thrower|magician|hypnotist|fortune teller|mime artist|busker|piper|bagpipe maker|accordionist|fiddle player|
church bell founder|hurdy-gurdy player|sitar player|tabla teacher|Carnatic vocalist|Kathak dancer|Bharatanatyam teacher|mridangam maker|kolam artist|sari weaver|handloom weaver|bangle maker|toddy tapper|mahout|
rickshaw puller|auto driver|bidi roller|brick kiln worker|agarbatti maker|temple priest|pandit|granthi|imam of the mosque|lay preacher|cantor|deacon|abbess|monk|hermit|missionary|military chaplain|prison governor|
prison chaplain|bailiff|usher at the crown court|coroner's officer|high court judge|barrister|King's Counsel|notary|patent attorney|ombudsman|ambassador|consul general|interpreter at the assembly|speechwriter|pollster|
lobbyist|parliamentarian|backbencher|alderman|reeve|city comptroller|tribal council chair|county commissioner|lieutenant governor|press secretary|war correspondent|sports commentator|crossword compiler|obituary writer|
cartographer|hydrographer|oceanographer|volcanologist|glaciologist|seismologist|paleontologist|archaeologist|Egyptologist|numismatist|philatelist|heraldic painter|calligrapher|sign writer|letterpress printer|typesetter|
engraver|etcher|lithographer|icon painter|fresco restorer|picture framer|art forger|gallery owner|museum curator|taxonomist|botanist|mycologist|entomologist|ornithologist|herpetologist|snake catcher|shark biologist|
whale watcher guide|marine pilot|submariner|naval architect|sail maker|rigger|shipwright|net mender|cockle picker|eel catcher|ice fisherman|crab boat captain|cod fisherman|whelk fisher|buoy tender|lifeboat coxswain|
dredger operator|hard hat diver|saturation diver|tunnel boring machine operator|blaster|quarryman|slate splitter|coal hewer|tin miner|diamond sorter|gem cutter|assayer|mint worker|coin dealer|pawnbroker|bookmaker|
casino pit boss|professional poker player|bridge champion|chess grandmaster|esports player|game designer|sound engineer|boom operator|gaffer|key grip|film projectionist|cinema organist|theatre dresser|wig maker|
costume designer|set painter|stage manager|understudy|drag queen|burlesque dancer|ballroom champion|ice dancer|figure skating coach|Olympic rower|bobsledder|luge slider|ski jumper|biathlete|curling skip|hurler|
camogie player|jump jockey|speedway rider|rally co-driver|stock car driver|test pilot|glider instructor|hot air balloonist|skydiving instructor|parachute packer|crop sprayer pilot|helicopter winchman|
air traffic controller|airline purser|railway signalman|steam train driver|tram conductor|level crossing keeper|funicular operator|gondola operator|snowplow driver|zamboni driver|lumberjack|log driver|saw doctor|cooper|
barrel maker|charcoal burner|tanner|glove maker|corset maker|hat blocker|kilt maker|tartan weaver|Harris tweed weaver|rug hooker|quilter|doll maker|teddy bear maker|model railway builder|clock restorer|barometer maker|
scientific glassblower|neon sign maker|lens grinder|telescope maker|planetarium director|astrophysicist|rocket engineer|nuclear submarine engineer|bomb disposal officer|minesweeper|cryptographer|spy novelist|ghost writer|
romance novelist|poet laureate|children's book illustrator|comic book inker|animator|foley artist|voice actor|game show host|quiz master|town crier|toastmaster|royal butler|lady's maid|governess|chauffeur to the mayor|
golf caddie|greenkeeper|groundsman|cricket umpire|football referee|boxing promoter|sumo wrestler|mariachi singer|country singer|gospel choir director|bluegrass banjo player|steelpan tuner|carnival float builder|
firework maker|gunsmith|bowyer|fletcher|swordsmith|armourer|coppersmith|tinsmith|pewterer|clog maker|besom maker|trug maker|coracle maker|dowser|beadle|sexton|church warden|funeral celebrant|monumental mason|coffin maker|
pathology museum curator|leech farmer|ice cream van owner|chip shop owner|fishmonger|cheesemonger|tripe dresser|sausage maker|pork butcher|halal butcher|kosher inspector|pretzel baker|wedding cake maker|chocolatier|
sugar boiler|ice sculptor|coffee taster|tea blender|whisky blender|moonshiner|cannabis grower|tobacco auctioneer|cotton ginner|rice planter|cranberry grower|maple syrup producer|Christmas tree farmer|peanut farmer|
sugarcane cutter|banana plantation foreman|rubber tapper|oil palm harvester|durian seller|hawker stall owner|satay seller|batik maker|kampong headman|getai singer|Peranakan beadworker|bumboat operator|rangatira|kaumatua|
carver|flax weaver|sharemilker|deer farmer|bungy jump operator|jet boat driver|heli-ski guide|sangoma|game ranger|rhino tracker|safari guide|taxi rank marshal|gold mine shaft sinker|shebeen owner""".replace("\n", "").split("|")
EN_ROADS = """Willow|Juniper|Harbour|Chestnut|Mill|Orchard|Granite|Linden|Otter|Fern|Hickory|Prospect|Sycamore|Mercer|Cutler|Abbey|Acacia|Albert|Alder|Anzac|Argyle|Balfour|Barrack|Beacon|Birch|Bluegum|Bridge|Brook|Bull Run|Cambridge|
Canal|Castle|Cathedral|Cedar|Chapel|Church|Clifton|College|Colonial|Commercial|Coolibah|Coronation|County Line|Cricket|Depot|Dunbar|Eden|Elizabeth|Esplanade|Factory|Falcon|Ferry|Foundry|George|Glebe|Gordon|Grange|
Greenway|Hawthorn|Heron|High|Highfield|Hillcrest|Holly|Ivy|Jubilee|King|Kingfisher|Kowhai|Lakeshore|Laurel|Ludlow|Main|Manor|Maple|Market|Marine|Meadow|Monument|MG|Nehru|North|Old Post|Old Quarry|Palace|Park|Parnell|
Pebble|Pier|Poplar|Priory|Quay|Queen|Railway|Rata|Ridge|River|Rowan|Saltworks|School|Shore|Silver|Spring|Station|Stonegate|Temple|Tennyson|Thornhill|Tramway|Union|Valley|Victoria|Vineyard|Walnut|Waterloo|Wattle|Well|
West End|Wharf|White Horse|Windmill|Woodlark|Yew Tree""".replace("\n", "").split("|")
EN_DEPARTMENTS = "Cardiology|Neurology|Internal Medicine|Orthopedics|Oncology|Radiology|Pediatrics|Family Medicine|General Surgery|Psychiatry|Nephrology|Dermatology|Urology|ENT|Anesthesiology|Pathology|Gastroenterology|Respiratory|Rheumatology|Endocrinology|Haematology|Infectious Diseases|Palliative Care|Geriatrics|Care of the Elderly|Emergency Medicine|Plastics|Vascular|Ophthalmology|Maxillofacial|Obstetrics|Gynaecology|Neonatology|Anaesthetics|Physiotherapy|Occupational Therapy|Speech and Language Therapy|Dietetics|Stroke|Acute Medicine|Hepatology|Pain|Sleep|Neurosurgery|Cardiothoracics|Colorectal".split("|")
EN_FINDINGS = """chest pain|shortness of breath|abdominal pain|hip fracture|pneumonia|CHF|COPD|type 2 diabetes|hypertension|atrial fibrillation|headache|nausea|back pain|UTI|cellulitis|DVT|syncope|asthma|a cough|knee pain|dizziness|
breast cancer|colon cancer|stroke|sepsis|anemia|GERD|hypothyroidism|depression|anxiety|fever|rash|appendicitis|Crohn disease|Graves disease|Parkinson disease|Bell's palsy|Barrett esophagus|Hodgkin lymphoma|a fall|AKI|
gout|migraine|wheezing|otitis media|Hashimoto thyroiditis|weakness|constipation|hyponatraemia|hypokalemia|a seizure|febrile convulsion|delirium|urinary retention|haematuria|epistaxis|melaena|haemoptysis|pleural effusion|
pneumothorax|aortic stenosis|NSTEMI|STEMI|SVT|heart block|TIA|subdural haematoma|vertigo|tinnitus|otitis externa|tonsillitis|croup|bronchiolitis|failure to thrive|jaundice|eczema|impetigo|scabies|shingles|psoriasis|
melanoma|BCC left nose|lipoma|carpal tunnel|rotator cuff tear|ACL tear|Colles fracture|ankle sprain|osteoarthritis R knee|low mood|panic attacks|psychosis|self-harm|alcohol withdrawal|overdose|insomnia|sleep apnoea|IBS|
coeliac disease|Crohn's|ulcerative colitis|diverticulitis|cholecystitis|pancreatitis|cirrhosis|hernia|haemorrhoids|anal fissure|rectal bleeding|renal colic|pyelonephritis|CKD 4|BPH|erectile dysfunction|menorrhagia|PCOS|
endometriosis|ectopic pregnancy|hyperemesis|pre-eclampsia|gestational diabetes|reduced fetal movements|PROM|mastitis|dental abscess|pericoronitis|caries|cataract|glaucoma|iritis|retinal detachment|Meniere's|Hashimoto's|
Addison's|Paget's|DKA|hypoglycaemia|hypercalcaemia|MGUS|myeloma|CLL|neutropenic sepsis|pressure ulcer|leg ulcer|frailty|recurrent falls|dengue|malaria|TB|HIV|hep B|measles|chickenpox|COVID|influenza A|RSV""".replace("\n", "").split("|")
EN_DRUGS = """metformin|lisinopril|Lasix|amlodipine|warfarin|Tylenol|ibuprofen|Zofran|albuterol|prednisone|Lipitor|omeprazole|gabapentin|Lovenox|insulin|Keppra|ceftriaxone|vancomycin|Norco|Eliquis|levothyroxine|heparin|morphine|
paracetamol|Panadol|Nurofen|Calpol|Augmentin|co-amoxiclav|flucloxacillin|Tazocin|gentamicin|nitrofurantoin|doxycycline|Bactrim|azithromycin|Zithromax|Cipro|Keflex|Rocephin|Flagyl|aciclovir|Tamiflu|Paxlovid|bisoprolol|
ramipril|Coversyl|candesartan|Entresto|spironolactone|furosemide|bumetanide|digoxin|amiodarone|Xarelto|Pradaxa|apixaban|Clexane|Fragmin|clopidogrel|Brilinta|atorvastatin|Crestor|ezetimibe|Jardiance|Ozempic|Mounjaro|
Trulicity|Januvia|gliclazide|NovoRapid|Lantus|Tresiba|Humalog|Symbicort|Ventolin|Seretide|Spiriva|Trelegy|montelukast|Singulair|Nexium|pantoprazole|Gaviscon|Movicol|Laxido|senna|lactulose|Buscopan|ondansetron|Maxolon|
Stemetil|cyclizine|Oramorph|OxyContin|Endone|Targin|tramadol|Palexia|Lyrica|amitriptyline|sertraline|Zoloft|Lexapro|mirtazapine|venlafaxine|quetiapine|Seroquel|Zyprexa|Clozaril|risperidone|Depakote|Epilim|Lamictal|
levetiracetam|Sinemet|Madopar|donepezil|Aricept|Ritalin|Concerta|Vyvanse|Strattera|Ativan|Valium|Versed|ketamine|propofol|Methotrexate|Humira|Enbrel|Stelara|rituximab|Keytruda|Herceptin|tamoxifen|letrozole|Zometa|Prolia|
Fosamax|Eltroxin|carbimazole|hydrocortisone|Solu-Medrol|Decadron|Aranesp|Venofer|Ferinject|Slow-K|Caltrate|Microgynon|Depo-Provera|Mirena|Implanon|Syntocinon|Clomid|Latanoprost|Xalatan|Timoptol|Maxidex|Chlorsig|Otosporin|
Canesten|Dermovate|Betnovate|Efudix|Botox|Nicorette|Champix|Antabuse|Suboxone|naloxone|Narcan|EpiPen|Benadryl|Zyrtec|Telfast""".replace("\n", "").split("|")
EN_SAINTS = "Fintan|Columba|Ita|Brigid|Ciaran|Blaise|Dymphna|Camillus|Luke|Raphael|Gerard|Kevin|Colman|Agatha|Monica|Clare|Bede|Cuthbert|Winifred|Ninian|Mungo|Perpetua|Swithin|Jude|Elizabeth|Vincent|Francis|Joseph|Mary|John|Anne|Margaret|Catherine|Teresa|Benedict|Peregrine|Alban|Hilda|Piran|Declan|Rita|Lucy|Barnabas|Thomas|George|Andrew|Michael|Stephen|Martha|Christopher".split("|")
EN_FACILITY_FORMS = """[town] General|[town] General|[town] General Hospital|Royal [town] Infirmary|Royal [town] Hospital|[town] Royal Infirmary|[town] and District Hospital|[town] & District|[town] District|[town] District Hospital|
[town] Base|[town] Base Hospital|[town] Cottage Hospital|[town] Regional|[town] Regional Health Centre|[town] Memorial|[town] VA|[town] VAMC|[town] Community|[town] County Hospital|[town] Hospital|[town] Infirmary|
[town] Public Hospital|[town] Mission Hospital|[town] ED|[town] ER|[town] A&E|[town] ICU|[town] NICU|[town] Cath Lab|[town] Oncology|[town] Radiology|[town] Path Lab|[town] Central Lab|[town] Neuro|[town] Ortho|
[town] Maternity|[town] CAMHS|[town] CMHT|[town] Children's|[town] University Hospital|[town] Teaching Hospital|[town] PHC|[town] CHC|[town] Civil Hospital|[town] Govt Hospital|[town] Medical College|[town] Rehab|
[town] Health Board|[town] DHB|[town] NHS Trust|NHS [town]|University Hospital [town]|University Hospitals of [town]|University of [town] Hospital|Hospital of [town]|Medical Center of [town]|Clinic of [town]|
Children's Hospital of [town]|Women's Hospital [town]|Uni Hosp [town]|Rotunda [town]|Te Whare Ora o [town]|Queen Adelaide Hospital|Prince Leopold Hospital|Lady Whitlam Hospital|Princess Maud Infirmary|
King Alfred Hospital|Sir Rupert Kane Hospital|Lord Nuffold Hospital|Duchess of [town] Hospital|Earl of [town] Ward Block|St [saint]'s|St [saint]'s|St [saint]'s Hospital|St. [saint] Hospital|St. [saint]'s|
St. [saint] Medical Center|Saint [saint] Hospice|St [saint] Hospice|St [saint]'s Hospice|St. [saint]'s Regional|St [saint]'s Private|St [saint]'s Nursing Home|St. [saint] Mercy|St [saint]'s Health Centre|
St [saint]'s Surgery|Sisters of St [saint]|Our Lady of the Lakes|Our Lady of [town]|Our Lady of Lourdes [town]|Our Lady of Good Hope|Our Lady's [town]|Holy Cross [town]|Holy Name|Good Samaritan of [town]|Mater [town]|
Mater Infirmorum [town]|Sacred Heart [town]|Little Sisters of the Poor [town]|[sur] & [sur] Dental|[sur] and [sur] Orthopaedics|[sur] & [sur]|[sur], [sur] & [sur]|[sur] [sur] Eye Associates|[sur] Family Medicine|
[sur] Family Dentistry|[sur]'s Pharmacy|[sur]'s Chemist|[sur] Chemist|[sur] Pharmacy|[sur] Drug|[sur] Memorial|[sur] Memorial Hospital|[sur] Clinic|[sur] Institute|[sur] Pavilion|[sur] Building|[sur] Center|
[sur] Cancer Center|[sur] House|[sur] Lodge|[sur] Court|[sur] Nursing Home|[sur] Rest Home|[sur] Manor|[sur] Surgery|[sur] Medical Practice|[sur] & Partners|[sur] Optometry|[sur] Optical|[sur] Vision|[sur] Podiatry|
[sur] Physio|[sur] Diagnostics|[sur] Labs|[sur] Pathology|[sur] Hearing|[sur] Orthodontics|[sur]-[sur] Hospital|[sur] Children's|[sur] Heart Institute|[sur] Ambulatory Care|[sur] Health|[sur] Nursing & Rehab|
Dr [sur]'s Surgery|Dr. [sur]'s office|The [sur] Clinic|The [sur] Practice|The [sur] Centre|The [sur] Unit|[given] House|[given] [sur] Hospice|[given] [sur] Centre|[given] [sur] Cancer Center|[given]'s House|
The [stem] Practice|The [stem] Surgery|The [stem] Clinic|The [stem]|The [stem] Hospital|[stem] General|[stem] House|[stem] Lodge|[stem] Court|[stem] Grange|[stem] View|[stem] Gardens|[stem] Village|[stem] Place|
[stem] Manor|[stem] at [town]|[stem] of [town]|[stem] - [town]|[stem] ([town])|[stem] [town]|[stem] Medical [town]|[stem] ED|[stem] ER|[stem] ICU|[stem] OB|[stem] Peds|[stem] SNF|[stem] Rehab|[stem] Lab|[stem] Imaging|
[stem] Urgent Care [town]|[stem] Pharmacy #[n]|[stem] Pharmacy [town]|[stem] Hospitals|[stem] Hospitals [town]|[stem] Multispeciality|[stem] Nursing Home|[stem] Scans|[stem] Care Home|[stem] Rest Home|[stem] Residential|
[stem] Aged Care|[stem] Lifestyle Village|[stem] Hostel|[stem] Day Centre|[stem] Health Hub|[stem] Polyclinic|[stem] Family Practice|[stem] Medical|[stem] Medical Ctr|[stem] Hosp|[stem] Tower|[stem] Pavilion|[stem] East|
[stem] North Campus|[stem]|[stem]|[town]|[town]|[tree] Tree House|The Laurels|The Willows|The Firs|The Elms|The Limes|The Gables|The Cedars|The Old Rectory|The Old Vicarage|Villa Serena|Villa Maria [town]|Casa Esperanza|
Clinica [sur]|Clínica Santa [given]|Hôpital Saint-[saint]|CLSC [town]|CHSLD [town]|Hôpital de [town]|Kliniek [town]|Medikliniek [town]|Nettlecare [town]|Sunbirds Hospice|Kindred Spirits Hospice|Willowtree Hospice [town]|
GMC [town]|ESI Hospital [town]|District Hospital [town]|Taluk Hospital [town]|RHC [town]|CHC [town]|PHC [town]|Polyclinic @ [town]|Health District [town]|VA [town]|Children's Mission [town]|Planned Care [town]|
ExpressMed [town]|MinuteHealth [town]|QuickCura|MedStride|CareSwift [town]|Lifespring Fertility|ClearPath Imaging|Vitalia|Sanarix|Healthwise Pharmacy|Pillbox Chemists|GoodScript|Remedy & Co|ScriptWell""".replace("\n", "").split("|")
EN_FIRM_FORMS = """[sur] & Sons|[sur] & Son|[sur] Bros|[sur] Bros.|[sur] and Daughters|[sur] & Co|[sur] & Co.|[sur], [sur] & [sur] LLP|[sur] & [sur]|[sur] [sur] Solicitors|[sur] [sur] LLP|[sur]'s|[sur]'s Garage|[sur]'s Bakery|
[sur]'s Hardware|[sur]'s Diner|[sur]'s Bar|[given]'s Cafe|[given]'s Nails|[given]'s Kitchen|[given] & [given] Hair|[sur] Group|[sur] Holdings|[sur] Pty Ltd|[sur] Ltd|[sur] Inc|[sur] LLC|[sur] Construction|[sur] Haulage|
[sur] Farms|[sur] Electrical|[sur] Plumbing|[sur] Timber|[sur] Motors|[sur] Logistics|[sur] Foods|[sur] Funeral Home|[sur] Realty|[sur] Law|[sur] Foundation|[sur] Trust|[sur] Landscaping|[sur] Concrete|[sur] Steel|
[stem] [firm] Ltd|[stem] [firm] Inc|[stem] [firm] LLC|[stem] [firm] Pty Ltd|[stem] [firm] plc|[stem] [firm] (Pty) Ltd|[stem] [firm] Pvt Ltd|[stem] [firm] Co.|[town] [firm]|[town] [firm]|[town] [firm]|The [stem] [firm]|
The [town] [firm]|[firm] of [town]|[stem] & [stem]|[stem] and [stem] [firm]|City of [town]|Town of [town]|Shire of [town]|[town] Shire|[town] County|[town] City Council|[town] Council|[town] Borough|
[town] District Council|[town] Police|[town] PD|[town] Fire|[town] FD|[town] Fire & Rescue|[town] EMS|[town] SES|[town] RFS|[town] Ambulance|[town] St John|[town] RSL|[town] RSL Sub-Branch|[town] Leagues Club|
[town] Legion|[town] Rotary|[town] Lions|[town] FC|[town] United|[town] Rovers|[town] Rugby|[town] GAA|[town] Harriers|[town] Swim Team|[town] Little League|[town] Golf Club|[town] Library|[town] Museum|[town] Jail|
[town] Correctional|HMP [town]|HMS [given]|RAF [town]|Fort [sur]|Camp [sur]|USS [sur]|MV [given]|[town] Airport|[town] Port Authority|[town] Post Office|[town] Co-op|[town] Dairy Co-op|[town] Meat Works|[town] Mine|
[town] Smelter|[town] Sawmill|[town] Mill|[town] Chamber of Commerce|[town] Housing|[town] Mosque|[town] Gurdwara|[town] Baptist|[town] Parish|Diocese of [town]|Church of St [saint]|St [saint]'s Church|St. [saint] Parish|
First Methodist of [town]|First Bank of [town]|Bank of [town]|[town] Savings|Port of [town]|University Press of [town]|[town] Times|[town] Gazette|[town] Herald|Radio [town]|[town] Today|Friends of [town] Park|
Local [num3]|Teamsters Local [num3]|[stem] Lodge No. [num3]|Scout Troop [num3]|[town] 4-H|Store [num3]|[stem] #[num3]|Zenvia|Trelloway|Corvexa|Quantrill Bio|Nordbright|Optivanta|Ferrocast|Agrimax|Hydroline|Petrolane|
Skyhaul|Parcelwing|Bricolo|Shopmore|Fresco Foods|Buyrite|Homebarn|TileWorld|Pet Barn|Toolmart|Burgerino|Chai Point|Tandoor Express|Noodle Hut|Kopi House|Buildwell|Infratek|Softronix|Codeverse|Datapulse|Cloudmere|
Byteforge|Telvista|Mobilink|Jetline|AirSelat|Trans-Tasman Freight|Rainbow Taxis|Blue Swan Cabs|Metro Trains|CityBus|MegaMart|Superfresh|Dollar Depot|Farmfoods|Woolbrook|Steelworks|Amberjack Fisheries|BlueRibbon Poultry|
Golden Crust|Sunrise Bakery|Silver Fern Meats|Karoo Wines|Highveld Mining|Vayu Motors|Ganga Textiles|Bharat Castings|Lakshmi Mills|Vindhya Cement""".replace("\n", "").split("|")
EN_SCHOOL_FORMS = """[town] High|[town] High|[town] High School|[town] HS|[town] Middle|[town] Elementary|[town] Elem|[town] Primary|[town] Primary School|[town] Grammar|[town] Grammar School|[town] Comp|[town] Academy|[town] College|
[town] Community College|[town] CC|[town] State|[town] State School|[town] Public School|[town] Central School|[town] Area School|[town] Intermediate|[town] Girls' High|[town] Boys|[town] Tech|[town] TAFE|[town] Poly|
[town] Uni|[town] U|[town] University|University of [town]|Univ. of [town]|U of [town]|College of [town]|[town] Convent|[town] Vidyalaya|SMK [town]|SK [town]|Hoërskool [town]|Laerskool [town]|Scoil [given]|
Scoil Naomh [saint]|Gaelscoil [town]|Coláiste [given]|Te Kura o [town]|[town] Kindergarten|[town] Kindy|[town] Preschool|[town] Montessori|[town] Day Nursery|[town] Early Learning|[town] Childcare|[town] Christian|
[town] Catholic|[town] Prep|[town] Country Day|[town] ISD|[town] School District|[town] Unified|[town] CVI|[town] SS|[town] Sixth Form|[town] Special School|St [saint]'s|St [saint]'s Primary|St [saint]'s Primary School|
St. [saint] School|St. [saint] Academy|St [saint]'s College|St [saint]'s RC Primary|St [saint]'s C of E|St [saint]'s Girls|St [saint]'s NS|St [saint]'s Kindergarten|St. [saint] Prep|Holy Family School|Holy Rosary School|
Sacred Heart [town]|Our Lady of Mercy [town]|[sur] Elementary|[sur] Elem|[sur] Middle|[sur] Middle School|[sur] High|[sur] Jr High|[sur] Academy|[sur] Hall|[sur] College|[sur] Charter|[sur] School|[sur] Primary|
[sur] Memorial School|[sur] Business School|[sur] University|[given] [sur] Elementary|[given] [sur] High School|[given] [sur] Academy|P.S. [num3]|PS [num3]|School No. [n]|The [stem] School|The [stem] Academy|
[stem] House School|[stem] Park School|[stem] Secondary|[stem] Prep|[stem] Public School|[stem] International|[stem] World School|[stem] Vidya Mandir|[stem] Nursery|[stem] Kindergarten|[stem] Childcare|[stem] Preschool|
[stem] Learning Center|[stem] Head Start|Camp [stem]|Camp [town]|Little Acorns|Tiny Otters Daycare|Busy Hedgehogs Nursery|Little Explorers Preschool|Rainbow Steps|Kiddie Korner|Sunbeams Nursery|Ladybug Lane|
Jellybeans Childcare|Wee Ones|Tree Tots|First Steps Playgroup|Bright Otters of [town]""".replace("\n", "").split("|")
EN_REGIONS = "OH|OR|ME|TX|MT|WV|NM|WA|FL|MN|PA|Maine|Vermont|Texas|Idaho|Ontario|Alberta|Nova Scotia|BC|NSW|QLD|Vic|Tasmania|WA|Co. Durham|Co. Clare|Co. Mayo|Kent|Norfolk|Devon|Fife|Powys|Otago|Southland|Waikato|Kerala|Punjab|UP|Bihar|Tamil Nadu|Johor|Limpopo|KZN|Eastern Cape".split("|")
EN_GIVEN = """May|June|April|Grace|Hope|Will|Mark|Rose|Joy|Faith|Penny|Ruby|Amber|Iris|Ivy|Violet|Daisy|Dawn|Summer|Autumn|Skye|River|Hunter|Chase|Drew|Grant|Art|Bill|Rob|Pat|Sue|Gene|Frank|Rich|Jack|Olive|Hazel|Ginger|Sandy|Cliff|
Dale|Glen|Heath|Reed|Dean|Miles|Guy|Max|Chance|Ace|Angel|Jewel|Pearl|Opal|Crystal|Destiny|Harmony|Melody|Charity|Patience|Precious|Prince|Blessing|Comfort|Sunday|Friday|Lucky|Gift|Wisdom|Mercy|Beau|Bay|Bo|Al|Ed|Jo|Di|Vi|
Bea|Fay|Gay|Kit|Lane|Pip|Ray|Rex|Rod|Roy|Sky|Star|Ty|Van|Wade|Wren|Robin|Jay|Buddy|Sonny|Junior|Duke|Earl|Major|Case|Colt|Flint|Stone|Sterling|Cash|Royal|Legend|Journey|Haven|Story|Winter|Ocean|Rain|Clay|Forest|Ash|Basil|
Rosemary|Sage|Clover|Poppy|Lily|Heather|Holly|Myrtle|Fern|Cherry|Candy|Honey|Brandy|Sherry|Misty|Stormy|Sunny|Happy|Merry|Bonny|Tanner|Carter|Mason|Cooper|Parker|Bell|Paris|London|Austin|Dallas|Boston|Chelsea|Sydney|
Florence|Victoria|Israel|Jordan|Kenya|India|China|Asia|Georgia|Virginia|Carolina|Tui|Aroha|Manaia|Wiremu|Hine|Kiri|Siobhán|Niamh|Aoife|Caoimhe|Oisín|Tadhg|Thabo|Sipho|Lerato|Nomvula|Pieter|Sanjay|Lakshmi|Priya|Arjun|
Harpreet|Wei Ling|Jia Hui|Mei|Hui Min|Boon Keng|Siti|Nurul""".replace("\n", "").split("|")
EN_SCORES = """NEWS2|NEWS|MEWS|PEWS|GCS|AVPU|qSOFA|SOFA|APACHE II|SAPS|CURB-65|CRB-65|PSI|HEART Score|TIMI|GRACE Score|CHA2DS2-VASc|HAS-BLED|ORBIT|ABCD2|NIHSS|mRS|Modified Rankin|Rankin|ASPECTS|ICH Score|WFNS|MMSE|MoCA|AMT|4AT|CAM-ICU|
SLUMS|Mini-Cog|ACE-III|PHQ-9|PHQ-2|GAD-7|GDS|Edinburgh Scale|EPDS|HAM-D|HoNOS|C-SSRS|CIWA|CIWA-Ar|COWS|AUDIT-C|DAST|CAGE|FLACC|Wong Baker|VAS|NRS|BPI|Waterlow|Norton Scale|MUST|MST|Falls Risk|Hendrich II|STRATIFY|
Rockwood Scale|Clinical Frailty Scale|TUG|Timed Up and Go|Berg Balance|Tinetti Gait|FIM|Barthel Index|ECOG|Karnofsky|Lansky|PPS|Gleason Score|ISUP Grade Group|PI-RADS|BI-RADS|LI-RADS|TI-RADS|Lung-RADS|Fleischner Criteria|
Bosniak|Bethesda Category|Nottingham Index|Oncotype|FIGO Stage|TNM|Ann Arbor|Duke Criteria|Jones Criteria|Rome IV|Ottawa Ankle Rules|Centor|FeverPAIN|Alvarado Score|Glasgow Blatchford|Rockall|Forrest|Los Angeles Grade|
Prague Classification|Mayo Score|CDAI|Boston Bowel Prep|Bristol Stool Chart|MELD|MELD-Na|Child Pugh|FIB-4|KDIGO|RIFLE|ASA Class|Mallampati|Cormack Lehane|Aldrete|Steward Score|Bishop Score|Apgar|Silverman|Ballard Exam|
Finnegan|Westley Croup Score|Tal Score|Asthma Control Test|CAT Score|mMRC|GOLD Stage|Epworth|STOP-BANG|AHI|NYHA|CCS Class|Killip Class|Rutherford|Fontaine|CEAP|Wagner Grade|Wifi Stage|Salter Harris|Garden Classification|
Schatzker|Weber B|Neer Type|Gustilo|Kellgren Lawrence|Oxford Knee Score|DASH|WOMAC|Harris Hip|Constant Score|ODI|DAS28|BASDAI|PASI|DLQI|EASI|SCORAD|IIEF|IPSS|ICIQ|POP-Q|Bosniak Category|ETDRS|LOGMAR|Snellen|Van Herick|
Shaffer Grade|LOCS III|Palmer Notation|BPE|Plaque Index|Denver II|M-CHAT|ASQ|Griffiths|Vanderbilt|Conners|Tanner Stage|Z Score|T Score|FRAX|QRISK3|Framingham Risk|ASCVD Risk|Injury Severity Score|Revised Trauma Score|
Parkland Formula|Lund Browder""".replace("\n", "").split("|")
EN_DEVICES = """Hemolock Clips|Endo Stitch|Veress Needle|Optiview Port|Alexis Retractor|LigaSure Jaw|Harmonic Scalpel|Thunderbeat|PDS Loop|Vicryl Rapide|Monocryl|Prolene|Ethilon|Stratafix Spiral|V-Loc|Novafil|Nurolon|Gore-Tex Suture|
Fiberwire|Ultrabraid|JuggerKnot|SwiveLock|Endobutton CL|BioComposite Screw|Exeter Stem|Corail Stem|Pinnacle Cup|Trident Shell|Triathlon Tray|Persona Femur|Attune|Vanguard Poly|Gamma Nail|PFNA|DHS Plate|Philos Plate|LCP|
K Wire|Steinmann Pin|Hoffmann Fixator|Taylor Frame|Palacos Cement|Simplex P|Surgiflo|Tisseel|Arista Powder|Bone Wax|Seprafilm|Strattice|Phasix Mesh|Ultrapro|Bard Mesh|Perfix Plug|Endologix Graft|Zenith Fenestrated|
Viabahn|Palmaz Blue|Resolute Onyx|Synergy Stent|Xience Sierra|Promus|Orsiro|Ultimaster|Sapien 3|Evolut Pro|Perimount Magna|Mosaic Ultra|On-X Valve|Carpentier Ring|Watchman FLX|Amplatzer Septal Occluder|Azure DR|Micra|
Reveal Linq|Zio Patch|Impella CP|HeartMate 3|Angio-Seal|Perclose|TR Band|Judkins Right|Amplatz Left|Terumo Glidewire|Runthrough|Sion Blue|Guidezilla|Shockwave Balloon|Penumbra Jet|Solitaire X|Pipeline Flex|Onyx Glue|
Codman Hakim|Strata Valve|Bactiseal|Camino Bolt|Rickham Reservoir|Vagal Nerve Stimulator|Portex Blue Line|Shiley 6 Cuffed|Bivona|Passy Muir|iGel|LMA Supreme|Air-Q|Glidescope Go|McGrath|C-MAC Blade|Macintosh 3|
Miller Blade|Bougie|Arndt Blocker|Univent|Tuohy|Whitacre|Sprotte|Quincke Needle|Touhy Borst|Minnesota Tube|Ryles Tube|Corpak|Bard Button|Mic-Key|Freka PEG|Coloplast Pouch|Sensura Mio|Hollister Bag|Convatec Wafer|
Simplastic|Rusch|Coude|Memokath|Bakri Balloon|Kiwi Cup|Neville Barnes Forceps|Wrigley Forceps|Cusco Speculum|Sims Speculum|Pipelle|Mirena|Nexplanon|Cook Balloon|Propess|Dinoprost|Acrysof Lens|Tecnis Toric|Symfony|
Baerveldt Tube|Ahmed Valve|iStent|Tutoplast|Malyugin Ring|Healon|Viscoat|Trypan Blue|Eylea|Jetrea|Biodentine|Dycal|Cavit|Gutta Percha|Protaper Gold|Filtek|Fuji IX|Emax Crown|Maryland Bridge|Essix Retainer|Hawley Retainer|
Invisalign|Straumann Fixture|Bio-Oss|Optrel|Dexcom G7|Freestyle Libre|Omnipod Dash|Tandem Pump|Aerochamber|Optichamber|Airsense 11|Trilogy Vent|Hamilton C1|Evita|Optiflow Nasal|Airvo 2|Prismaflex|Fresenius 5008|Revaclear|
Nxstage|Permcath|Tesio Line|Vas Cath|Quinton|Powerport|Groshong PICC|Bioconnector|Biopatch|Statlock|Curos Cap|Aquacel Ag|Allevyn Heart|Mepitel One|Jelonet|Inadine|Iodosorb|Manuka Honey|Medihoney Gel|Profore|Coban 2|
Tubifast|Actico|Unna Boot|Kerramax|Zetuvit|Pico Dressing|Prevena|Nimbus Mattress|Repose Cushion|Sara Stedy|Maxi Move|Zimmer Frame|Rollator|Gutter Frame|Kingsley Splint|Futura Splint|Aircast Boot|Donjoy Brace|Bledsoe|
Philadelphia Collar|Miami J|Aspen Collar|Taylor Brace|Boston Brace|Pavlik Harness|Ponseti Cast|Thomas Splint|Donway|Kendrick|Sager|SAM Splint|Lucas Device|Zoll|Lifepak 15|Corpuls|Bair Hugger|Arctic Sun|Level One|Belmont|
Cell Saver|Rotem|Teg""".replace("\n", "").split("|")
EN_BUGS = """Staph aureus|Staph epi|Strep pyogenes|Strep pneumo|Group B Strep|Enterococcus faecalis|E coli|Klebsiella oxytoca|Proteus mirabilis|Serratia marcescens|Citrobacter koseri|Enterobacter cloacae|Pseudomonas|Acinetobacter|
Stenotrophomonas|Burkholderia|Haemophilus|Moraxella|Neisseria|Bordetella|Legionella|Campylobacter jejuni|Yersinia|Vibrio|Shigella sonnei|Salmonella Typhi|Clostridium perfringens|Bacteroides fragilis|Cutibacterium|
Actinomyces|Nocardia|Mycobacterium chelonae|M. kansasii|Mycoplasma|Chlamydia|Coxiella|Rickettsia|Ehrlichia|Bartonella henselae|Leptospira|Borrelia|Treponema|Candida auris|Candida glabrata|Aspergillus fumigatus|
Cryptococcus|Histoplasma|Pneumocystis|Mucor|Malassezia|Trichophyton|Plasmodium vivax|Toxoplasma|Giardia|Entamoeba|Strongyloides|Ascaris|Toxocara|Schistosoma|Taenia|Sarcoptes|Pediculus|Rotavirus|Norovirus|Adenovirus|
Coxsackie|Parvovirus|Epstein Barr|Varicella Zoster|Herpes Simplex|Chikungunya|Zika|West Nile|Ross River|Barmah Forest|Hendra|Marburg|Lassa""".replace("\n", "").split("|")
EN_HEADINGS = """Past Medical History|Past Surgical History|Past Ocular History|Past Psychiatric History|Birth History|Developmental History|Immunization History|Drug History|Current Medications|Discharge Medications|Home Meds|
Allergies and Intolerances|Family History|Social History|Occupational History|Travel History|Functional History|Review of Systems|Systems Review|History of Present Illness|Presenting Complaint|Reason for Visit|
Reason for Referral|Reason for Consultation|Chief Concern|Physical Examination|General Examination|Mental State Examination|Mental Status Exam|Objective Findings|Subjective|Vital Signs|Clinical Impression|
Impression and Plan|Assessment and Plan|Working Diagnosis|Differential Diagnosis|Provisional Diagnosis|Final Diagnosis|Preoperative Diagnosis|Postoperative Diagnosis|Operation Performed|Procedure Performed|
Operative Findings|Description of Procedure|Estimated Blood Loss|Specimens Removed|Implants Used|Closure|Complications|Post Op Orders|Gross Description|Microscopic Description|Clinical Information|Ancillary Studies|
Synoptic Report|Comment|Technique|Comparison|Findings|Conclusion|Recommendations|Hospital Course|Course in Hospital|Condition on Discharge|Discharge Disposition|Discharge Instructions|Follow Up Arrangements|
Outstanding Results|Pending Labs|Advice to GP|Actions for GP|Safety Netting|Risk Assessment|Safeguarding Concerns|Mental Capacity|Advance Directives|Goals of Care|Resuscitation Status|Spiritual Needs|Skin Integrity|
Fluid Balance|Nutrition Screen|Wound Chart|Pain Assessment|Falls Assessment|Mobility Status|Personal Care|Sleep Hygiene|Home Situation|Home Exercise Program|Short Term Goals|Long Term Goals|Plan of Care|Nursing Care Plan|
Handover Summary|Situation Background Assessment Recommendation|Ward Round|Consultant Ward Round|Post Take Ward Round|Multidisciplinary Meeting|Family Meeting|Case Conference|Time Out|Sign Out|Surgical Safety Checklist|
Informed Consent|Risks and Benefits|Patient Education|Teach Back|Quality Measures|Health Maintenance|Preventive Care|Problem List|Active Problems|Inactive Problems|Interval History|Overnight Events|Lines and Tubes|
Culture Data|Imaging Studies|Point of Care Testing|Visual Acuity|Slit Lamp Exam|Fundus Exam|Extraoral Exam|Soft Tissues|Periodontal Charting|Fetal Assessment|Antenatal Summary|Labour and Delivery|Newborn Check|
Growth Parameters|Treatment Plan|Chemotherapy Orders|Dose Modification|Radiation Summary|Pedigree|Variant Interpretation|Primary Survey|Secondary Survey|Mechanism of Injury|Treatment Given|Time Critical|
Incident Description|Contributing Factors|Immediate Actions|Lessons Learned|Fitness for Duty|Work Capacity|Restrictions|Return to Work""".replace("\n", "").split("|")
EN_PLACES = """outside hospital|OSH|an outside facility|the clinic|the hospital|her GP|his GP|the GP|their PCP|primary care|the practice|the surgery|urgent care|walk-in clinic|the local ED|Emergency Department|the Emergency Department|
A&E|ED|the ER|casualty|Intensive Care Unit|Intensive Care|the ICU|HDU|High Dependency|CCU|PICU|NICU|SCBU|the Special Care Nursery|Labour Ward|Labor and Delivery|the Birthing Suite|Postnatal|Recovery|PACU|Day Surgery|
Short Stay|the Acute Medical Unit|AMU|the Stroke Unit|Theatre|the Operating Room|Main Theatres|Endoscopy Suite|the Cath Lab|Interventional Radiology|Nuclear Medicine|Medical Imaging|the Blood Bank|the lab|the Path Lab|
Microbiology|Outpatients|Fracture Clinic|Pre-Admission Clinic|the Memory Clinic|the Pain Clinic|Antenatal Clinic|the Eye Clinic|the Breast Clinic|Hot Clinic|Virtual Ward|Hospital in the Home|home|a nursing home|
her nursing home|a care home|residential care|rest home|assisted living|a skilled nursing facility|SNF|inpatient rehab|acute rehab|the hospice|inpatient hospice|day centre|respite|a group home|a shelter|school|daycare|
work|the pharmacy|her local pharmacy|community pharmacy|the district nurses|Community Nursing|the Mental Health Team|Crisis Team|Social Services|Adult Protective Services|Child Protection|the Coroner|Medical Records|
the Discharge Lounge|Transit Lounge|Admissions|Switchboard|Bed Management|the Ambulance Bay|a tertiary centre|a peripheral hospital|the district hospital|the private sector|the regional burns unit|another hospital|
the referring hospital|the base hospital|the university hospital|the county jail|the local council""".replace("\n", "").split("|")
EN_PLAIN_JOBS = "teacher|nurse|driver|farmer|builder|cleaner|office worker|accountant|student|homemaker|housewife|retired|labourer|engineer|electrician|plumber|carpenter|mechanic|shop assistant|cashier|waitress|waiter|cook|chef|receptionist|secretary|manager|salesman|lawyer|doctor|soldier|veteran|police officer|firefighter|security guard|truck driver|bus driver|taxi driver|warehouse worker|factory worker|hairdresser|carer|childminder|IT worker|programmer|self-employed|unemployed|business owner|civil servant|clerk|painter|welder|gardener|fisherman|machinist|dental assistant|social worker|caretaker|tradesman|pensioner".split("|")
EN_MEASURES = "mg|mg|mcg|g|units|IU|mmol|mL|mL|mL/hr|L|mmHg|cm|cm|mm|mm|%|%|Fr|Fr|G|gauge|kg|lb|bpm|/min|weeks|days|hrs|mins|pack years|x10^9/L|g/dL|g/L|mmol/L|umol/L|mEq/L|ng/mL|U/L|pg/mL|mSv|Gy|cGy|D|dB|degrees|cc|steps|metres|ft|HPF|/hpf|kcal|puffs|tabs|drops".split("|")


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
        keep = "\n".join((data / "text" / name).read_text("utf-8") for name in ("keep-ja.txt", "terms-ja.txt"))
        self.ja_eponyms = sorted(set(re.findall("[\u3041-\u30ff\u3400-\u9fff・ー]{2,14}", keep)))
        self.en_eponyms = [word.title() for word in (data / "text/keep-en.txt").read_text("utf-8").split()]
        self.common, self.rare = [], []
        for path in sorted((scowl / "usr/share/dict/scowl").glob("english-words.*")):
            (self.common if int(path.suffix[1:]) <= 50 else self.rare).extend(re.findall("(?m)^[a-z]{2,16}$", path.read_text("latin-1")) if int(path.suffix[1:]) <= 70 else [])
        clinical = [word for name in ("words/clinical.txt", "text/words-en.txt") for word in re.findall("(?m)^[a-z]{4,20}$", (data / name).read_text("utf-8"))]
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

    def place(self):
        """A town as people call it: 村上市 is 村上, a ward of a great city itself or its city."""
        prefecture, city, town = self.lot.choice(self.towns)
        if "郡" in city[1:]:
            city = city[city.index("郡", 1) + 1:]
        if city.endswith("区") and "市" in city:
            at = city.index("市") + 1
            city = self.lot.choice([city[:at], city[at:]])
        return city[:-1] if len(city) > 2 else city

    def hospital(self):
        pick, kind = self.lot.choice, self.lot.random()
        prefecture, city, town = pick(self.towns)
        town = re.sub("[〜～・、].*", "", town.split("（")[0])[:4] or city
        place = self.place()
        stem = pick([pick(STEMS), pick(STEMS), place, self.surname(), town[:3]])
        if kind < 0.1:
            return pick(HEADED) + pick(["", "　", " "]) + pick([stem, place]) + pick(["苑", "荘", "園", "の里", "の杜", "", "会", "の家", "館", "の丘"])
        if kind < 0.24:
            family = self.surname()
            one, two = sorted(self.lot.sample(COMBINED, 2), key=lambda name: name.startswith(("リハ", "麻酔", "放射", "在宅")))
            return pick([
                f"{family}{one}{two}{pick(['クリニック', '医院', '', '診療所'])}", f"{family}{one}・{two}{pick(['クリニック', '医院', ''])}", f"{family}{pick(SOFT)}クリニック", f"{place}{pick(SOFT)}クリニック", f"{family}{one}{pick(['クリニック', '医院', ''])}", f"{family}{pick(['医院', 'クリニック', '診療所', '病院', '歯科', '眼科', '皮フ科', '耳鼻科', '小児科', '整形', 'こどもクリニック', '産婦人科', '薬局', 'ファミリークリニック'])}",
                f"{place}{one}{two}クリニック", f"{stem}{one}{pick(['クリニック', '医院', ''])}", f"{town}{pick(['駅前', '中央', '駅南', 'ヒルズ', '通り'])}{pick(['クリニック', '内科', '眼科', '歯科', '薬局'])}",
            ])
        if kind < 0.44:
            return pick([
                place + pick(NICKNAMES), place + pick(NICKNAMES), place + pick(NICKNAMES), f"県立{place}{pick(['', '病院', '総合', '医療センター', '中央'])}", f"県立{pick(['中央', '総合', 'こども', 'がんセンター', '精神医療センター', 'リハ', '循環器'])}", f"市立{place}{pick(['', '病院', '市民'])}", f"済生会{place}{pick(['', '病院', '総合'])}", f"JCHO{place}", f"KKR{place}", f"国立{place}医療センター", f"国立病院機構{place}{pick(['病院', '医療センター', ''])}", f"厚生連{place}",
                f"{stem}会{pick(STEMS)}{pick(['病院', 'クリニック', '苑', ''])}", f"{stem}会{pick(['', '病院', 'グループ', 'メディカル'])}", f"医療法人{stem}会　{pick(STEMS)}{pick(['病院', 'クリニック'])}", f"{prefecture[:-1] if prefecture != '北海道' else prefecture}{pick(['大', '医大', '大病院', '県立', '日赤', '医療センター'])}",
            ])
        if kind < 0.56:
            sister = pick(STEMS)
            return pick([
                f"訪看{pick(['', 'ST', 'ステーション'])}{sister}", f"{sister}訪看", f"居宅{sister}", f"居宅介護支援{sister}", f"小規模多機能{sister}{pick(['の家', '', 'の里'])}", f"サ高住{sister}", f"GH{sister}", f"グループホーム{sister}{pick(['', 'の家', place])}", f"デイ{sister}", f"デイサービス{sister}{pick(['', place])}", f"老健{sister}{pick(['', '苑', '園'])}", f"特養{sister}{pick(['', '苑', '荘'])}", f"包括{place}", f"{place}包括", f"{place}東包括", f"ケアプラン{sister}", f"ヘルパーST{sister}", f"{sister}ショート", f"{sister}{pick(['苑', '荘', '園', 'の里', 'の家', 'の丘', 'の郷'])}", f"ナーシングホーム{sister}",
            ])
        if kind < 0.64:
            return pick([f"{pick(CHAINS)}{pick(['薬局', '調剤薬局', 'ファーマシー', 'ドラッグ', '調剤'])}{pick(['', place + '店', town + '店', '駅前店', '本町店', '病院前店'])}", f"{pick(CHAINS)}薬局 {place}店", f"{self.surname()}薬局{pick(['', '本店', '駅前店'])}"])
        return stem + pick(HOSPITALS)

    def sorted(self, sort):
        """A hospital or a doctor's, a service of care, a home to live in, or a pharmacy."""
        while True:
            name = self.hospital()
            kind = "pharmacy" if PHARMACY.search(name) else "care" if CARE.search(name) else "other" if BESIDE.search(name) else "hospital"
            if sort == kind or sort == "home" and kind == "care" and HOME.search(name) and not AWAY.search(name):
                return name

    def body(self):
        """An employer, an office or a union."""
        pick, place = self.lot.choice, self.place()
        return pick([
            lambda: pick(LEGAL) + pick(STEMS) + pick(FIRMS), lambda: pick(STEMS) + pick(FIRMS), lambda: pick(STEMS) + pick(FIRMS), lambda: self.surname() + pick(FIRMS), lambda: pick(STEMS) + pick(LEGAL),
            lambda: self.surname() + pick(TRADES), lambda: self.surname() + pick(TRADES), lambda: place + pick(FIRMS), lambda: pick(LEGAL) + pick(COMPANIES), lambda: pick(COMPANIES) + pick(["", "", "", LEGAL[0], "㈱", place + "工場", place + "支店", place + "店"]),
            lambda: pick([f"JA{place}", f"{place}農協", f"{place}漁協", f"{place}{pick(['役場', '町役場', '村役場', '市役所', '市役所支所'])}", f"{place}{pick(['交通', 'バス', 'タクシー', '観光', '電鉄', '消防', '消防署', '警察署', '署', '郵便局', '局', '生協', '森林組合', '信金', '商工会', '社協', '福祉事務所', '児相', '年金事務所', '税務署', '図書館', '公民館'])}", f"県{place}保健所"]),
        ])()

    def club(self):
        """Where people meet: a club, a temple, a group of patients."""
        pick = self.lot.choice
        return pick([self.place, self.surname, lambda: pick(STEMS)])() + pick(CLUBS)

    def school(self):
        pick, place, stem = self.lot.choice, self.place(), self.lot.choice(STEMS)
        prefecture, city, town = pick(self.towns)
        return pick([
            lambda: stem + pick(SCHOOLS), lambda: place + pick(["", "市立", "町立"]) + pick(SCHOOLS), lambda: "県立" + pick([stem, place]) + pick(SCHOOLS), lambda: (town.split("（")[0][:3] or place) + pick(SCHOOLS), lambda: pick(["市立", "私立", "町立", "国立"]) + pick([place, stem]) + pick(["小", "中", "高", "保育園", "幼稚園", "保育所"]),
            lambda: place + pick(["小", "中", "高", "東小", "西中", "南中", "北高", "一中", "二小", "三小", "大", "短大", "工", "商", "農", "女子高", "支援", "工高", "保育園", "幼稚園", "学童"]), lambda: stem + pick(["保育園", "幼稚園", "こども園", "学園", "ナーサリー", "キッズ", "ベビーホーム", "スクール", "塾", "保", "幼", "っこ保育園"]),
        ])()

    def date(self):
        pick, day = self.lot.choice, self.common("day")
        era, kanji = day.year - 2018, lambda number: ("" if number < 10 else ("" if number < 20 else "一二三"[number // 10 - 1]) + "十") + ("" if number % 10 == 0 else "一二三四五六七八九"[number % 10 - 1])
        week, wide = "月火水木金土日"[day.weekday()], str.maketrans("0123456789/.", "０１２３４５６７８９／．")
        if self.lot.random() < 0.6:
            return pick([f"{day:%Y/%m/%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d}", f"令和{era}年{day.month}月{day.day}日", f"{day.month}/{day.day}", f"{day.month}月{day.day}日", f"R{era}.{day.month}.{day.day}"])
        return pick([
            f"令和{kanji(era)}年{kanji(day.month)}月{kanji(day.day)}日", f"{day.year}年{day.month}月{day.day}日".translate(wide), f"{day.month}月{day.day}日".translate(wide), f"{day.month}／{day.day}".translate(wide), f"{day.year}.{day.month}.{day.day}", f"{day:%Y.%m.%d}", f"'{day:%y}/{day.month}/{day.day}", f"’{day:%y}.{day.month}.{day.day}", f"{day.month}月{day.day}日({week})", f"{day.month}月{day.day}日（{week}）", f"{day.month}/{day.day}({week})", f"{day.month}/{day.day}（{week}）", f"{day:%m/%d}", f"{day:%y/%m/%d}", f"R{era}/{day.month}/{day.day}", f"R{era}年{day.month}月{day.day}日", f"Ｒ{era}．{day.month}．{day.day}".translate(wide), f"令{era}.{day.month}.{day.day}", f"令和{era}年{day.month}月{day.day}日（{week}）",
        ])

    def birth(self):
        """A day of birth, with the Japanese eras of old people."""
        pick, born = self.lot.choice, datetime.date(1926, 12, 25) + datetime.timedelta(self.lot.randint(0, 35600))
        name, letter, first = next(era for era in [("令和", "R", 2018), ("平成", "H", 1988), ("昭和", "S", 1925)] if born.year > era[2])
        year = born.year - first
        return pick([f"{born:%Y/%m/%d}", f"{born.year}年{born.month}月{born.day}日", f"{letter}{year}.{born.month}.{born.day}", f"{letter}{year}.{born.month}.{born.day}", f"{letter}{year}/{born.month}/{born.day}", f"{name}{year}年{born.month}月{born.day}日", f"{name[0]}{year}.{born.month}.{born.day}", f"{born.year}.{born.month}.{born.day}", f"{born:%Y-%m-%d}", f"{born.year}年({name}{year}年){born.month}月{born.day}日"])

    def month(self):
        """A month of some year."""
        pick, month, year = self.lot.choice, self.lot.randint(1, 12), self.lot.randint(1, 30)
        return pick([f"H{year}年{month}月", f"平成{year}年{month}月", f"H{year}.{month}", f"昨年{month}月", f"一昨年{month}月", f"本年{month}月", f"去年{month}月", f"{1990 + year}年{month}月", f"{1990 + year}/{month:02}", f"令和{year % 8 + 1}年{month}月", f"S{35 + year % 29}年{month}月"])

    def code(self):
        """A number of a person, a specimen, an order or a licence, in the manner of some house."""
        pick, digits, day = self.lot.choice, self.digits, self.common("day")
        letter = pick("ABCDEFGHKLMNPRSTXYZ")
        wide = str.maketrans("0123456789-", "０１２３４５６７８９－")
        return pick([
            lambda: digits(6), lambda: digits(9), lambda: digits(10), lambda: "00" + digits(6), lambda: "0000" + digits(5), lambda: f"{digits(3)}-{digits(3)}-{digits(3)}", lambda: f"{digits(4)}-{digits(4)}", lambda: f"{digits(6)}-{digits(1)}", lambda: f"{digits(7)}({digits(1)})", lambda: f"{digits(8)}-{letter}", lambda: f"{day:%y}-{digits(5)}", lambda: f"{day:%Y}-{digits(4)}", lambda: f"{day:%Y}{digits(5)}", lambda: f"{day:%y%m%d}-{digits(3)}", lambda: f"R{day.year - 2018}-{digits(4)}", lambda: f"H{day:%y}-{digits(5)}", lambda: f"S{day:%y}-{digits(5)}", lambda: f"C{day:%y}-{digits(4)}", lambda: f"{day:%y}/{digits(5)}", lambda: f"{letter}{digits(5)}", lambda: f"{letter}-{digits(6)}", lambda: f"{letter}{pick('ABCKMRT')}{digits(6)}", lambda: f"{letter}{digits(3)}-{digits(4)}", lambda: f"#{digits(5)}", lambda: f"#{digits(7)}", lambda: f"No.{digits(6)}", lambda: f"{digits(2)}.{digits(3)}.{digits(3)}", lambda: f"{pick(['OP', 'PT', 'KR', 'MR', 'PH', 'LAB', 'ORD', 'RX', 'CT', 'US', 'ES', 'DL', 'ER'])}-{digits(6)}", lambda: f"{pick(['OP', 'PT', 'KR', 'MR', 'PH'])}{day:%y}{digits(5)}", lambda: f"{self.lot.randint(2, 9)}{pick('EWNS')}-{digits(4)}", lambda: f"{self.lot.randint(2, 9)}{pick('東西南北')}-{digits(3)}", lambda: f"{digits(5)}/{digits(2)}", lambda: f"{digits(7)}".translate(wide), lambda: f"{digits(3)}-{digits(5)}".translate(wide), lambda: f"{letter}{digits(3)}{letter}{digits(2)}", lambda: f"{digits(2)}{letter}{digits(5)}", lambda: f"{digits(4)}_{digits(4)}", lambda: f"第{digits(6)}号", lambda: f"*{digits(8)}*",
        ])()

    def slot(self, slot):
        pick, words = self.lot.choice, self.words
        value = self.common(slot) or words.slot(self.lot, slot)
        dates = {"d": self.date, "b": self.birth, "ym": self.month}
        if slot in dates:
            return [("DATE", dates[slot]())]
        if value is not None:
            return [("ID" if slot == "num" else "ZIP" if slot == "zip" else "DATE" if slot == "ymd" else None, value)]
        prefecture, city, town = pick(self.towns)
        town = town.split("（")[0] or city
        town = city if re.search("センター|ビル|タワー|ヒルズ|プラザ|以下", town) else town
        makers = {
            "P": lambda: ("NAME", self.full()), "S": lambda: ("NAME", self.surname()), "G": lambda: ("NAME", self.given()), "k": lambda: ("NAME", self.kana()),
            "sk": lambda: ("NAME", pick(self.last)[1].translate(KATA)), "gk": lambda: ("NAME", pick([pick(self.first)[1], pick(self.first)[1].translate(KATA)])),
            "r": lambda: ("NAME", self.romaji("r")), "R": lambda: ("NAME", self.romaji("R")), "R^": lambda: ("NAME", self.romaji("R^")), "i": lambda: ("NAME", self.romaji("i")),
            "H": lambda: ("HOSP", self.hospital()), "H1": lambda: ("HOSP", self.sorted("hospital")), "H2": lambda: ("HOSP", self.sorted("care")), "H3": lambda: ("HOSP", self.sorted("pharmacy")), "H4": lambda: ("HOSP", self.sorted("home")), "W": lambda: ("HOSP", pick([f"{self.lot.randint(2, 9)}階{pick('東西南北')}病棟", f"{pick('東西南北')}{self.lot.randint(2, 9)}病棟", f"{self.lot.randint(2, 9)}{pick('ABC')}病棟", f"{self.lot.randint(2, 9)}{pick('東西')}", f"{pick('新旧南北')}館{self.lot.randint(2, 9)}階"])),
            "O": lambda: ("ORG", self.body()), "U": lambda: ("ORG", self.club()),
            "E": lambda: ("ORG", self.school()), "id": lambda: ("ID", self.code()), "Z": lambda: ("LOC", self.place() + pick(["駅", "駅前", "駅東口", "方面", "IC", "港", "温泉", "公園", "団地", "市場", "海岸", "高原", "スキー場", "空港", "サービスエリア", "大橋", "交差点", "商店街", "インター", "バイパス"])),
            "A": lambda: ("LOC", pick([prefecture, prefecture, ""]) + city + pick([town, town, ""]) + pick([f"{self.lot.randint(1, 9)}-{self.lot.randint(1, 30)}-{self.lot.randint(1, 30)}", f"{self.lot.randint(1, 9)}丁目{self.lot.randint(1, 30)}番{self.lot.randint(1, 30)}号", f"{self.lot.randint(1, 3000)}番地", f"{self.lot.randint(1, 9)}-{self.lot.randint(1, 30)} {pick(STEMS)}ハイツ{self.lot.randint(101, 905)}", ""])),
            "T": lambda: ("LOC", pick([city, prefecture, town, town, town, prefecture[:-1] if prefecture != "北海道" else prefecture, f"{town}地区", f"{town}の集落", town if town.endswith(("町", "村")) else f"{town}村", self.place(), self.place()])),
            "J": lambda: ("OTHER", pick(["", "", "元"]) + pick(JOBS)),
            "tel": lambda: ("TEL", pick([f"090-{self.digits(4)}-{self.digits(4)}", f"0{self.lot.randint(21, 99)}-{self.digits(3)}-{self.digits(4)}", f"内線{self.digits(4)}"])),
            "sex": lambda: (None, pick(["男性", "女性", "男", "女"])), "dept": lambda: (None, pick(DEPARTMENTS)), "x": lambda: (None, pick([pick(FINDINGS), pick(words.ja_terms), pick(words.nouns)])), "m": lambda: (None, pick([pick(DRUGS), pick(words.katakana)])),
            "dv": lambda: (None, pick(DEVICES)), "bd": lambda: (None, pick(BODIES)), "gf": lambda: (None, pick(PLACELESS)), "gp": lambda: (None, pick(NOWHERE)), "gj": lambda: (None, pick(EVERYDAY_JOBS)), "sc": lambda: (None, pick(SCALES)),
            "f": lambda: (None, f"{self.lot.randint(0, 20)}.{self.lot.randint(0, 9)}"), "q": lambda: (None, str(self.lot.randint(31, 2400))), "mc": lambda: (None, pick([f"REF {self.digits(5)}", f"LOT {self.digits(4)}{pick('ABCX')}", f"{pick('ABCDE')}-{self.digits(3)}", f"{self.digits(2)}Fr", f"{self.lot.randint(2, 8)}-0", f"K{self.digits(3)}", f"{pick('IJKMS')}{self.digits(2)}.{self.digits(1)}", f"D{self.digits(3)}-{pick('1234')}", f"{self.digits(4)}mL"])),
            "w": lambda: (None, words.noun(self.lot)), "ep": lambda: (None, pick(words.ja_eponyms)),
        }
        return [makers[slot]()]


class English(Common):
    joints = ["\n", "\n", "\n\n", " ", " "]

    def __init__(self, lot, words, last, first, family, given, towns):
        super().__init__(lot, words)
        self.last, self.first, self.family, self.world, self.towns = last, first, family, given, towns
        eponyms = {word.lower() for word in words.en_eponyms}
        self.hard = [name for name in last if name.lower() in HARD]
        self.eponymous = [name for name in last[:20000] if name.lower() in eponyms] or self.hard

    def surname(self):
        lot, kind = self.lot, self.lot.random()
        if kind < 0.36:
            # Frequent names come first in the list.
            return lot.choice(self.last[:int(len(self.last) ** lot.uniform(0.4, 1))] or self.last)
        if kind < 0.49 and self.hard:
            return lot.choice(self.hard)
        if kind < 0.53 and self.eponymous:
            return lot.choice(self.eponymous)
        if kind < 0.67:
            return lot.choice(self.family)
        if kind < 0.74:
            one, two = lot.choice(self.last), lot.choice(self.last)
            return one[:3] + two[-4:].lower()
        if kind < 0.80:
            return lot.choice(self.last) + "-" + lot.choice(self.last)
        if kind < 0.85:
            return lot.choice(["O'", "O'", "Mc", "Mc", "Mac", "De ", "van der ", "al-", "D'", "Fitz", "dela ", "bin ", "von ", "St. ", "Te ", "Ó ", "Ní ", "El-", "Le ", "Di "]) + lot.choice(self.last)
        return lot.choice(self.last)

    def given(self):
        kind = self.lot.random()
        if kind < 0.06:
            return self.lot.choice(EN_GIVEN)
        name = self.lot.choice(self.first if kind < 0.6 else self.world)
        return name[:self.lot.randint(3, 5)] + self.lot.choice(["ie", "y", "a", ""]) if self.lot.random() < 0.1 else name

    def full(self):
        middle = self.lot.choice(["", "", "", "", self.lot.choice("ABCDEFGHJKLMRST") + ". ", self.given() + " "])
        name = f"{self.given()} {middle}{self.surname()}"
        return name.upper() if self.lot.random() < 0.08 else name

    def made(self, forms):
        """One of the forms, its [parts] drawn by lot."""
        pick = self.lot.choice
        parts = {
            "stem": lambda: pick(EN_STEMS), "town": self.town, "sur": self.surname, "given": self.given, "saint": lambda: pick(EN_SAINTS), "firm": lambda: pick(EN_FIRMS),
            "tree": lambda: pick(["Oak", "Apple", "Cherry", "Lemon", "Fig", "Elm"]), "n": lambda: str(self.lot.randint(1, 40)), "num3": lambda: str(self.lot.randint(12, 980)),
        }
        return re.sub(r"\[(\w+)\]", lambda found: parts[found[1]](), pick(forms))

    def town(self):
        return self.lot.choice(EN_TOWNS if self.lot.random() < 0.4 else self.towns)

    def stem(self):
        pick = self.lot.choice
        return pick([lambda: pick(EN_STEMS), lambda: pick(EN_STEMS), lambda: pick(EN_TOWNS), lambda: pick(self.towns), self.surname])()

    def facility(self):
        kind = self.lot.random()
        if kind < 0.03:
            # As its own people call it: RVH, SJMC, MGR.
            letters = "".join(self.lot.choice("ABCDEFGHJKLMNPQRSTVW") for _ in range(self.lot.randint(1, 3)))
            return letters + self.lot.choice(["H", "H", "MC", "GH", "RI", "RMC", "CH", "MH", "UH", "DGH"] + [""] * (2 * (len(letters) == 3)))
        if kind < 0.5:
            return self.stem() + " " + self.lot.choice(EN_FACILITIES)
        return self.made(EN_FACILITY_FORMS)

    def firm(self):
        kind = self.lot.random()
        if kind < 0.02:
            return "".join(self.lot.choice("ABCDEFGHJKLMNPQRSTVW") for _ in range(self.lot.randint(3, 4)))
        return self.stem() + " " + self.lot.choice(EN_FIRMS) if kind < 0.5 else self.made(EN_FIRM_FORMS)

    def school(self):
        return self.stem() + " " + self.lot.choice(EN_SCHOOLS) if self.lot.random() < 0.5 else self.made(EN_SCHOOL_FORMS)

    def ward(self):
        pick, n = self.lot.choice, self.lot.randint
        return pick([f"{n(2, 9)} {pick(['West', 'North', 'East', 'South'])}", f"{n(2, 9)} {pick(['West', 'North', 'East', 'South'])}", f"Ward {n(1, 12)}{pick('AB')}", f"Ward {n(1, 48)}", f"{n(2, 9)}{pick('NSEW')}", f"{n(2, 9)}{pick('NSEW')}",
                     f"Ward {pick('ABCDE')}{n(1, 14)}", f"Level {n(2, 9)} {pick(['North', 'South', 'East', 'West'])}", f"{pick(EN_STEMS)} Ward", f"{self.surname()} Ward", f"Tower {n(2, 14)}", f"{pick(['Kestrel', 'Heron', 'Puffin', 'Bluebell', 'Elm', 'Tui', 'Wallaby', 'Starfish', 'Dolphin'])} Ward"])

    def address(self):
        pick, n = self.lot.choice, self.lot.randint
        road = pick(EN_ROADS) if self.lot.random() < 0.75 else pick([self.surname, lambda: pick(EN_STEMS), lambda: pick(EN_TOWNS)])()
        road += " " + pick(["Street", "Street", "Road", "Road", "Ave", "Avenue", "Lane", "Rd", "St", "St", "Drive", "Dr", "Court", "Ct", "Crescent", "Cres", "Close", "Way", "Place", "Pl", "Terrace", "Tce", "Parade", "Pde", "Grove", "Gardens", "Blvd", "Highway", "Hwy", "Circle", "Loop", "Trail", "Row", "Mews", "Walk", "Hill"])
        front = pick([""] * 9 + [f"Unit {n(1, 30)}/", f"Flat {n(1, 30)}, ", f"Apt {n(1, 30)}{pick('ABC')}, ", f"{pick('ABCD')}-", f"Blk {n(1, 400)} ", f"House No. {n(1, 90)}, ", f"Lot {n(1, 90)} "])
        end = pick(["", "", f", {self.town()}", f", {self.town()}", f", {self.town()}, {pick(EN_REGIONS)}", f", {self.town()} {pick(EN_REGIONS)}", f" #{n(1, 24):02}-{n(1, 400):02}", f", Apt {n(1, 30)}", f" apt {n(1, 9)}{pick('ABC')}"][:6 if front else None])
        return front + str(n(2, 999)) + pick(["", "", "", "", "", "A", "b"]) + " " + road + end

    def day(self):
        day = self.common("day")
        if self.lot.random() < 0.25:
            day -= datetime.timedelta(self.lot.randint(300, 30000))
        th = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
        month = self.lot.choice([f"{day:%b}", f"{day:%b}", f"{day:%B}", "Sept" if day.month == 9 else f"{day:%b}"])
        slashed = [f"{day:%m/%d/%Y}", f"{day.month}/{day.day}/{day:%y}", f"{day.month}/{day.day}", f"{day.month}/{day.day}", f"{day:%m/%d/%y}", f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day:%y}", f"{day.day}/{day.month}"]
        dashed = [f"{day:%Y-%m-%d}", f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day:%d-%b-%Y}", f"{day:%m-%d-%Y}", f"{day.day}-{day:%b-%y}", f"{day:%d%b%y}".upper(), f"{day:%d%b%Y}", f"{day.day}.{day.month}.{day:%y}", f"{day:%d.%m.%Y}"]
        spoken = [f"{day:%B} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{day.day}{th} {month}", f"{month} {day.day}", f"{month} {day.day}{th}", f"{day.day} {month}", f"{day.day} {month} '{day:%y}", f"{month} '{day:%y}", f"the {day.day}{th} of {day:%B}", f"{month} {day.year}", f"{day:%m}/{day.year}",
                  f"{day:%a} {day.day} {month}", f"{day:%A} {day.day}{th} {day:%B}", f"{day:%a} {day.month}/{day.day}", f"Tues {day.day}/{day.month}", f"{day:%A}, {day:%B} {day.day}, {day.year}", f"{month} {day.day}/{day:%y}", f"{day.day} {month} {day.year}"]
        return self.lot.choice(self.lot.choice([slashed, slashed, dashed, spoken]))

    def phone(self):
        """A number and, where it is one within the house, the word before it."""
        pick, d = self.lot.choice, self.digits
        if self.lot.random() < 0.15:
            return [(None, pick(["ext ", "ext. ", "x", "bleep ", "bleep #", "pager ", "pgr ", "DECT ", "Vocera "])), ("TEL", str(self.lot.randint(1000, 79999)))]
        area = self.lot.randint(201, 989)
        return [("TEL", pick([
            f"({area}) 555-01{d(2)}", f"({area}) 555-01{d(2)}", f"{area}-555-01{d(2)}", f"{area}.555.01{d(2)}", f"555-01{d(2)}", f"+1 {area} 555 01{d(2)}", f"1-{area}-555-01{d(2)}", f"({area})555-01{d(2)} ext {d(3)}", f"{area}55501{d(2)}",
            f"07{d(3)} {d(6)}", f"07{d(3)} {d(3)} {d(3)}", f"07{d(9)}", f"020 7946 0{d(3)}", f"01{d(3)} {d(6)}", f"0{pick('12')}{d(2)} 496 0{d(3)}", f"+44 7{d(3)} {d(6)}", f"04{d(2)} {d(3)} {d(3)}", f"04{d(8)}", f"(0{pick('2378')}) 5550 {d(4)}", f"0{pick('2378')} 5550 {d(4)}",
            f"021 {d(3)} {d(4)}", f"027-{d(3)} {d(4)}", f"0{pick('34679')} {d(3)} {d(4)}", f"08{pick('3567')} {d(3)} {d(4)}", f"08{pick('3567')}-{d(7)}", f"+353 1 {d(3)} {d(4)}", f"+91 9{d(4)} {d(5)}", f"9{d(9)}", f"0{d(2)}-2{d(7)}", f"+65 9{d(3)} {d(4)}", f"6{d(3)} {d(4)}", f"08{d(1)} {d(3)} {d(4)}", f"+27 82 {d(3)} {d(4)}"]))]

    def identifier(self):
        """A number of a record, a specimen, an order or a licence, in the form of some house."""
        pick, d, year = self.lot.choice, self.digits, self.lot.randint(19, 26)
        a = lambda count: "".join(pick("ABCDEFGHJKLMNPRSTVWXYZ") for _ in range(count))
        return pick([
            lambda: f"{pick('SCNHMFBPD')}{year}-{self.lot.randint(10, 99999)}", lambda: f"{pick(['SP', 'SU', 'GS', 'CY', 'NG', 'AU', 'HP', 'FN', 'BX'])}{year}-{d(5)}", lambda: f"{a(1)}-{d(7)}", lambda: f"{a(1)}-00{d(5)}", lambda: f"{a(3)} {d(7)}", lambda: f"{a(3)}{d(7)}", lambda: f"{year}:{a(2)}:{d(5)}", lambda: f"{year}.{a(2)}.{d(4)}",
            lambda: f"{d(5)}-{d(4)}", lambda: f"{d(4)}-{d(4)}", lambda: f"0{d(4)}-{d(4)}", lambda: f"{a(3)}{d(4)}", lambda: f"{d(3)} {d(3)} {d(4)}", lambda: f"{d(3)}-{d(3)}-{d(4)}", lambda: f"{d(4)} {d(5)} {d(1)}", lambda: f"{d(10)}", lambda: f"{d(9)}", lambda: f"{d(8)}", lambda: f"{d(7)}", lambda: f"{d(6)}", lambda: f"00{d(6)}", lambda: f"000{d(5)}",
            lambda: f"#{d(5)}", lambda: f"#{d(7)}", lambda: f"#{a(2)}{d(5)}", lambda: f"{year}/{d(5)}", lambda: f"20{year}/{d(5)}", lambda: f"20{year}-{d(6)}", lambda: f"20{year}{d(6)}", lambda: f"{d(5)}/{year}", lambda: f"{a(1)}{d(7)}{a(1)}", lambda: f"{a(2)}{d(6)}{a(1)}", lambda: f"{a(2)} {d(2)} {d(2)} {d(2)} {a(1)}", lambda: f"{d(3)}.{d(3)}.{d(3)}",
            lambda: f"{a(2)}-{year}-{d(5)}", lambda: f"{a(2)}{d(2)}-{d(4)}-{a(1)}", lambda: f"MC-{d(5)}", lambda: f"MR{d(6)}", lambda: f"{d(8)}/{d(1)}", lambda: f"{d(6)}-{d(1)}", lambda: f"{a(1)}{d(6)}", lambda: f"{a(2)}{d(6)}", lambda: f"{a(1)}/{year}/{d(4)}", lambda: f"IP/{year}/{d(5)}", lambda: f"OP-{d(6)}", lambda: f"UHID.{d(8)}",
            lambda: f"{d(4)} {d(4)} {d(4)}", lambda: f"{d(3)}-{d(2)}-{d(4)}", lambda: f"1{a(2)}{d(1)}-{a(2)}{d(1)}-{a(2)}{d(2)}", lambda: f"{d(2)}{a(1)}{d(5)}", lambda: f"{a(2)}.{d(4)}.{year}", lambda: f"{a(3)}-{d(4)}-{d(2)}", lambda: f"{a(1)}{year}{d(6)}", lambda: f"E{d(9)}", lambda: f"ACC{d(7)}", lambda: f"{year}-{d(3)}-{d(4)}", lambda: f"{a(4)}{d(6)}", lambda: f"{d(2)}-{a(2)}-{d(4)}", lambda: f"{a(1)}{d(2)} {d(5)}",
        ])()

    def amount(self):
        """What is measured or given, with its unit: never an identifier."""
        pick, n = self.lot.choice, self.lot.randint
        if self.lot.random() < 0.25:
            return pick([f"{n(1, 9)} x {n(1, 20)}", f"{n(1, 9)}.{n(0, 9)} x {n(1, 9)}.{n(0, 9)}", f"{n(1, 9)} x {n(1, 9)} x {n(1, 9)}", f"{n(2, 60)}"]) + pick([" cm", " mm", "mm", "cm"])
        number = pick([str(n(1, 30)), str(n(1, 30)), str(n(30, 1200)), f"{n(0, 40)}.{n(1, 99)}", f"{n(1, 12)}-{n(13, 30)}", f"{n(1, 9)},{self.digits(3)}", f"<{n(1, 50)}", f">{n(1, 90)}"])
        return number + pick([" ", " ", ""]) + pick(EN_MEASURES)

    def slot(self, slot):
        pick, words, n = self.lot.choice, self.words, self.lot.randint
        if slot == "d":
            return [("DATE", self.day())]
        if slot == "tel":
            return self.phone()
        if slot == "t" and self.lot.random() < 0.4:
            return [(None, pick([f"{n(0, 23):02}{n(0, 59):02}", f"{n(0, 23):02}{n(0, 59):02}h", f"{n(0, 23)}.{n(0, 59):02}", f"{n(1, 12)}:{n(0, 59):02}{pick(['am', 'pm', ' am', ' PM', 'a', 'p'])}", f"{n(1, 12)}{pick(['am', 'pm', ' pm'])}"]))]
        value = self.common(slot) or words.slot(self.lot, slot)
        if value is not None:
            return [("ID" if slot == "num" else "DATE" if slot == "ymd" else None, value)]
        makers = {
            "P": lambda: ("NAME", self.full()), "S": lambda: ("NAME", self.surname()), "G": lambda: ("NAME", self.given()), "s": lambda: ("NAME", self.surname().lower()), "SU": lambda: ("NAME", self.surname().upper()), "GU": lambda: ("NAME", self.given().upper()), "g": lambda: ("NAME", self.given().lower()),
            "L": lambda: ("NAME", pick([f"{self.surname()}, {self.given()}", f"{self.surname().upper()}, {self.given().upper()}", f"{self.surname()}, {self.given()} {pick('ABCDEJLMR')}.", f"{self.surname().upper()}, {self.given()}", f"{self.surname()},{self.given()}"])),
            "R": lambda: ("NAME", self.full()), "R^": lambda: ("NAME", f"{self.surname().upper()}^{self.given().upper()}"), "I1": lambda: (None, pick("ABCDEGHJKLMNPRSTW")), "I": lambda: (None, pick("ABCDEJKLMRST") + pick("ABCDEJKLMRST") + pick(["", "W"])),
            "H": lambda: ("HOSP", self.facility()), "h": lambda: ("HOSP", self.facility().lower()), "HU": lambda: ("HOSP", self.facility().upper()), "W": lambda: ("HOSP", self.ward()),
            "O": lambda: ("ORG", self.firm()), "o": lambda: ("ORG", self.firm().lower()), "OU": lambda: ("ORG", self.firm().upper()), "E": lambda: ("ORG", (str.lower if self.lot.random() < 0.15 else str)(self.school())), "e": lambda: ("ORG", self.school().lower()),
            "A": lambda: ("LOC", self.address()), "T": lambda: ("LOC", pick([self.town(), self.town(), self.town(), f"{self.town()}, {pick(EN_REGIONS)}"])), "tl": lambda: ("LOC", self.town().lower()), "TU": lambda: ("LOC", self.town().upper()), "J": lambda: ("OTHER", pick(EN_JOBS)),
            "id": lambda: ("ID", self.identifier()), "x": lambda: (None, pick([pick(EN_FINDINGS), pick(EN_FINDINGS), pick(words.en_terms), pick(words.rare)])), "m": lambda: (None, pick(EN_DRUGS)),
            "w": lambda: (None, pick([pick(words.rare), pick(words.common)])), "ep": lambda: (None, pick(words.en_eponyms)), "dept": lambda: (None, pick(EN_DEPARTMENTS)),
            "sc": lambda: (None, pick(EN_SCORES)), "dv": lambda: (None, pick(EN_DEVICES)), "bug": lambda: (None, pick(EN_BUGS)), "hd": lambda: (None, pick(EN_HEADINGS)), "pl": lambda: (None, pick(EN_PLACES)), "pj": lambda: (None, pick(EN_PLAIN_JOBS)), "q": lambda: (None, self.amount()),
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
 kernig paget whipple fowler trendelenburg holter apgar bankart hawkins spurling tinel homans hoffmann nissen ross glenn norwood
 joy blessing christmas easter friday june august monday noon eve hour minor middleton light dark bright bird hawk sparrow partridge peacock nightingale martin salmon pike bass herring haddock trout roach hare hogg bull lyon kidd
 colt buck stagg badger beaver otter rabbit seal crabb wasp bee moth rush reid reeve bush thorn moss flower flowers bloom blossom garland lilly lily ivy holly heather hazel ash elder oak birch maple pine alder beech cherry plumb
 berry peach lemon olive pepper salt curry mustard sage basil dill ginger rosemary bacon ham veal fish cake bread butter cream honey sugar coffee tea wine beer brewer porter butler baxter chandler cooper carver tanner taylor tyler
 thatcher slater sawyer smith potter painter plummer glover draper weaver fuller walker webster barber shepherd hurd herd gardner forester ranger archer bowman fletcher spear shields sword blade knife block cross cruse post pace
 step walk skip bolt trott ryder driver wheeler carr van ferry shipp boatman port bay pool lake pond lough burn well wells spring ocean beach sands cliff peak mount mountain dale glen moor dell close garden orchard lodge castle
 tower bridge gate gates stair steele iron silver gold diamond jewel crystal pearl ruby jade amber coral coal flint slate clay sand dust muck tidy clean wise smart keen merry jolly blythe gay sadler wild proud meek humble gentle
 loud quick slow fast hardy stout large little biggs lowe high upton worst goodman goodrich bank money penny pound shilling sale cost bill loan rent lease duty tax pain paine ache payne aiken hurt cure nurse leech physick blood
 bone heart head hand foot tongue chin cheek lipp back side legg shin skin lung bowles organ hicks grey brunner meckel wirsung schmidt miller moore mohs marjolin monro morgagni moro osler ortner paul pott ramsay rigler robin romano
 russell schatzki sims sister stewart stokes still swann sweet syme thomas thompson todd toller unna valentine vincent virchow wallenberg warren warthin weber wegener wernicke weil wilms winslow wood wright yates zimmer boyd
 blalock hunt hess allen allis adams babcock bard barlow bowen brock bruce burch campbell carney charles codman cobb curling dixon douglas drummond edwards ellis evans ewing felty fogarty frey gilbert gleason gordon gram hamilton
 harris harrison henry hutchinson jackson jacobson jefferson jones keith killian koch lambert lange laurence leigh lewis liddle ludwig lyme mallory marcus mayo mcburney meigs milroy mitchell montgomery morrison noonan oliver ormond
 parks patrick perthes pick pierre poland reiter richter riley ringer robinson roger roth sampson schober shaw sheehan simmonds simpson spence stein sturge taussig travers tudor wagner walther watson wharton whitaker willis wilks
 charge bed court chart cutler draine lance probe stent tubbs cuff splint brace stitch patch pack acute dull bland mild blunt rapid rash itch cough wheeze cramp colic crisp fitt gass stool passer""".split())
