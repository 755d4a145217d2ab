import type { Culture } from './places';

/** Given and family names of a culture; `|` parts the Latin spelling from the one in the culture's own script. */
export interface NamePool {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
  /** The family name stands first in the own script. */
  readonly isFamilyFirst?: boolean;
}

const words = (text: string): string[] => text.trim().split(/\s*,\s*/);

export const namePools: Readonly<Record<Culture, NamePool>> = {
  norwegian: {
    female: words('Astrid, Silje, Åse, Guro, Marit, Tiril, Vilde, Bjørg, Synnøve, Live'),
    male: words('Øystein, Håkon, Sverre, Magnus, Torbjørn, Eirik, Jostein, Kåre, Leif, Sindre'),
    family: words('Bjørnstad, Skjelbred, Fossheim, Nygård, Østby, Hovland, Kvamme, Rønning, Sælen, Tveit, Myklebust, Vågen')
  },
  german: {
    female: words('Anneliese, Katrin, Jördis, Friederike, Mareike, Ulrike, Antje, Svenja, Birte, Wiebke'),
    male: words('Jürgen, Lennart, Björn, Matthias, Hauke, Detlef, Malte, Gökhan, Sönke, Rüdiger'),
    family: words('Köster, Möller-Voß, Hansen, Ziegenhagen, Süßmilch, Claußen, Brodersen, Yıldırım, Vogelsang, Großkopf, Petermann, Kühn')
  },
  finnish: {
    female: words('Aino, Kaisa, Päivi, Jenni, Riikka, Elina, Tuuli, Marjatta, Säde, Henna'),
    male: words('Juhani, Väinö, Mikko, Petteri, Antti, Risto, Jere, Tapio, Esa, Kimmo'),
    family: words('Hämäläinen, Niskanen, Väyrynen, Koskela, Räsänen, Jääskeläinen, Pöyhönen, Salmela, Törmänen, Kuusisto, Mäkipää, Yliluoma')
  },
  portuguese: {
    female: words('Inês, Conceição, Mafalda, Rita, Leonor, Sílvia, Graça, Joana, Matilde, Filipa'),
    male: words('Gonçalo, Rui, Nuno, Diogo, Estêvão, Vasco, Miguel, Simão, Duarte, Tiago'),
    family: words('Figueiredo, Simões, Guimarães, Assunção, Nogueira, Valadares, Brandão, Queirós, Sampaio, Lourenço, Falcão, Pinheiro')
  },
  greek: {
    female: words('Eleni|Ελένη, Katerina|Κατερίνα, Anthi|Ανθή, Zoi|Ζωή, Myrto|Μυρτώ, Ioanna|Ιωάννα, Danai|Δανάη'),
    male: words('Stavros|Σταύρος, Giorgos|Γιώργος, Alexandros|Αλέξανδρος, Pantelis|Παντελής, Iason|Ιάσων, Thanasis|Θανάσης, Manolis|Μανώλης'),
    family: words('Makris|Μακρής, Galanis|Γαλάνης, Xenakis|Ξενάκης, Hatzidakis|Χατζηδάκης, Thalassinos|Θαλασσινός, Vafeiadis|Βαφειάδης, Rallis|Ράλλης, Dimou|Δήμου, Mylonas|Μυλωνάς')
  },
  bulgarian: {
    female: words('Desislava|Десислава, Milena|Милена, Radka|Радка, Yoana|Йоана, Tsvetelina|Цветелина, Bilyana|Биляна'),
    male: words('Plamen|Пламен, Boyan|Боян, Stoyan|Стоян, Ivaylo|Ивайло, Krasimir|Красимир, Lyubomir|Любомир'),
    family: words('Petkov|Петков, Yordanov|Йорданов, Stanchev|Станчев, Marinov|Маринов, Zhelev|Желев, Kostov|Костов, Bogdanov|Богданов, Tsankov|Цанков')
  },
  hebrew: {
    female: words('Noa|נועה, Tamar|תמר, Yael|יעל, Michal|מיכל, Rotem|רותם, Hadas|הדס'),
    male: words('Amir|אמיר, Yonatan|יונתן, Gilad|גלעד, Nadav|נדב, Uri|אורי, Elad|אלעד'),
    family: words('Peretz|פרץ, Mizrahi|מזרחי, Shalev|שלו, Ben-Ami|בן-עמי, Harel|הראל, Azulay|אזולאי, Rosen|רוזן, Gavrieli|גבריאלי')
  },
  arabic: {
    female: words('Yasmin|ياسمين, Hanan|حنان, Mariam|مريم, Dalia|داليا, Salma|سلمى, Rania|رانيا, Amina|أمينة'),
    male: words('Karim|كريم, Youssef|يوسف, Tarek|طارق, Mostafa|مصطفى, Hossam|حسام, Sherif|شريف, Ibrahim|إبراهيم'),
    family: words('Abdel Rahman|عبد الرحمن, El-Masry|المصري, Naguib|نجيب, Shahin|شاهين, El-Bahri|البحري, Saleh|صالح, Ghanem|غانم, Soliman|سليمان, Haddad|حداد')
  },
  indian: {
    female: words('Ananya|अनन्या, Sneha|स्नेहा, Meera|मीरा, Pooja|पूजा, Vaishnavi|वैष्णवी, Gauri|गौरी, Isha|ईशा'),
    male: words('Rahul|राहुल, Nikhil|निखिल, Siddharth|सिद्धार्थ, Omkar|ओंकार, Vikram|विक्रम, Aditya|आदित्य, Prasad|प्रसाद'),
    family: words('Joshi|जोशी, Patil|पाटील, Gokhale|गोखले, Iyer|अय्यर, Shinde|शिंदे, Mukherjee|मुखर्जी, Chavan|चव्हाण, Apte|आपटे, Venkataraghavan|वेंकटराघवन')
  },
  chinese: {
    female: words('Shu-fen|淑芬, Ya-ting|雅婷, Hsin-yi|欣怡, Pei-shan|佩珊, Yu-chen|宇辰, Jia-hui|嘉慧'),
    male: words('Chih-hao|志豪, Chun-wei|俊偉, Cheng-han|承翰, Kuan-yu|冠宇, Po-han|柏翰, Ming-che|明哲'),
    family: words('Lin|林, Wang|王, Chang|張, Liu|劉, Tsai|蔡, Yang|楊, Hsu|許, Cheng|鄭, Kuo|郭'), isFamilyFirst: true
  },
  japanese: {
    female: words('Haruka|遥, Misaki|美咲, Sakura|さくら, Naoko|直子, Aoi|葵, Emi|恵美'),
    male: words('Takumi|拓海, Hiroshi|浩, Daiki|大輝, Shunsuke|俊介, Ryo|涼, Kazuo|和夫'),
    family: words('Tanabe|田辺, Kobayashi|小林, Minami|南, Uchida|内田, Shiomi|潮見, Okumura|奥村, Nagase|長瀬, Hamada|浜田, Fujii|藤井'), isFamilyFirst: true
  },
  spanish: {
    female: words('Javiera, Catalina, Begoña, Antonia, Rocío, Martina, Ximena, Paz'),
    male: words('Matías, Joaquín, Ignacio, Cristóbal, Agustín, Nicolás, Íñigo, Raúl'),
    family: words('Sepúlveda, Muñoz Ibáñez, Cárdenas, Huenchumilla, Aránguiz, Peñaloza, Echeverría, Lagos Riquelme, Yáñez, Zúñiga')
  },
  english: {
    female: words('Moira, Catriona, Abigail, Jocelyn, Tamsin, Paige, Simone, Beverley'),
    male: words('Callum, Desmond, Graham, Malik, Rory, Owen, Isaac, Winston'),
    family: words("MacIsaac, O'Dwyer, Tremblay-Hughes, Boutilier, Fairweather, Whitlock, Kavanagh, Langille, Carruthers, Osei-Grant, Beaumont")
  },
  french: {
    female: words('Éloïse, Nolwenn, Cécile, Anaïs, Solène, Bérénice, Rozenn, Aïcha'),
    male: words('Loïc, Yann, Erwan, Gaël, Benoît, Jérôme, Maël, Théophile'),
    family: words('Le Goff, Kervella, Morvan, Guéguen, L’Hostis, Floc’h, Riou, Tanguy, Diallo, Bézier, d’Arras')
  },
  african: {
    female: words('Nomvula, Lerato, Zanele, Ayanda, Fatima, Annelise, Thandeka, Naledi'),
    male: words('Bongani, Kagiso, Mandla, Pieter, Siyabonga, Themba, Zaid, Lwazi'),
    family: words('Dlamini, Khumalo, van der Westhuizen, Mabuza, Adams, Nkosi, Jacobs, Mthembu, Oosthuizen, Radebe, Zwane')
  }
};
