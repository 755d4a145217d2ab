/** A common emoji with its name in one language, in lower case with spaces. */
export interface Emoji {
  readonly sign: string;
  readonly name: string;
}

type Language = 'en' | 'de' | 'ar';

/** Sign, then its name in English, German and Arabic; names are words that people type after a colon. */
const lines = `
😀|grinning|grinsen|ابتسامة عريضة
😄|smile|lächeln|ابتسامة
😂|joy tears|freudentränen|دموع الفرح
😅|sweat smile|erleichtert|ارتياح
🙂|slight smile|leichtes lächeln|ابتسامة خفيفة
😉|wink|zwinkern|غمزة
😊|blush|erröten|خجل
😍|heart eyes|herzaugen|عيون القلوب
😎|cool|cool|رائع
🤔|thinking|nachdenken|تفكير
😮|surprised|überrascht|متفاجئ
😴|sleeping|schlafen|نوم
😢|sad crying|traurig weinen|حزين
😭|sobbing|heulen|بكاء
😡|angry|wütend|غاضب
🤯|mind blown|kopf explodiert|مذهول
🥳|party face|partygesicht|وجه احتفال
🤗|hug|umarmung|عناق
🙈|see no evil|nichts sehen|لا أرى
🤷|shrug|schulterzucken|لا أدري
👍|thumbs up|daumen hoch|إبهام لأعلى
👎|thumbs down|daumen runter|إبهام لأسفل
👏|clap|applaus|تصفيق
🙌|raised hands|hände hoch|أيد مرفوعة
🙏|thanks please|danke bitte|شكرا رجاء
🤝|handshake|handschlag|مصافحة
💪|strong|stark|قوة
👋|wave hello|winken hallo|تلويح مرحبا
👀|eyes|augen|عيون
✌️|victory|sieg|نصر
🤞|fingers crossed|daumen drücken|حظ سعيد
👌|ok hand|okay|تمام
❤️|heart|herz|قلب
💚|green heart|grünes herz|قلب أخضر
💙|blue heart|blaues herz|قلب أزرق
💔|broken heart|gebrochenes herz|قلب مكسور
🔥|fire|feuer|نار
✨|sparkles|funkeln|بريق
⭐|star|stern|نجمة
💯|hundred|hundert|مئة
🎉|celebrate party|feier konfetti|احتفال
🎂|cake birthday|kuchen geburtstag|كعكة عيد ميلاد
🎁|gift|geschenk|هدية
🏆|trophy|pokal|كأس
🥇|gold medal|goldmedaille|ميدالية ذهبية
🎈|balloon|luftballon|بالون
🎵|music|musik|موسيقى
⚽|football|fußball|كرة قدم
🚀|rocket|rakete|صاروخ
💡|idea bulb|idee glühbirne|فكرة
✅|check done|haken erledigt|تم
❌|cross no|kreuz nein|خطأ
⚠️|warning|warnung|تحذير
❓|question|frage|سؤال
❗|exclamation|ausrufezeichen|تعجب
📌|pin|stecknadel|دبوس
📎|paper clip|büroklammer|مشبك ورق
📅|calendar|kalender|تقويم
⏰|alarm clock|wecker|منبه
📈|chart up|kurve hoch|رسم صاعد
📉|chart down|kurve runter|رسم هابط
📣|megaphone|megafon|مكبر صوت
📷|camera|kamera|كاميرا
💻|laptop|laptop|حاسوب محمول
📱|phone|telefon|هاتف
🔧|wrench|schraubenschlüssel|مفتاح ربط
🔒|lock|schloss|قفل
🐛|bug|käfer|خلل
☕|coffee|kaffee|قهوة
🍵|tea|tee|شاي
🍕|pizza|pizza|بيتزا
🍎|apple|apfel|تفاحة
🍰|dessert|torte|حلوى
🌞|sun|sonne|شمس
🌧️|rain|regen|مطر
❄️|snow|schnee|ثلج
🌈|rainbow|regenbogen|قوس قزح
🌱|seedling|keimling|شتلة
🌍|world|welt|العالم
⛵|sailboat|segelboot|مركب شراعي
🚲|bicycle|fahrrad|دراجة
🚆|train|zug|قطار
✈️|airplane|flugzeug|طائرة
🏠|house home|haus zuhause|بيت
🐶|dog|hund|كلب
🐱|cat|katze|قطة
`;

const languages: readonly Language[] = ['en', 'de', 'ar'];

function languageOf(locale: string): Language {
  return languages.find((language) => locale.toLowerCase().startsWith(language)) ?? 'en';
}

/** All emoji with their names in the language of the page, English where it is none of ours. */
export function listEmoji(locale: string): Emoji[] {
  const column = 1 + languages.indexOf(languageOf(locale));
  return lines.trim().split('\n').map((line) => {
    const parts = line.split('|');
    return { sign: parts[0] ?? '', name: parts[column] ?? '' };
  });
}

/** Emoji of which a word of the name begins with what was typed, in the page's language or in English; best first. */
export function findEmoji(locale: string, words: string, most = 6): Emoji[] {
  const typed = words.toLocaleLowerCase(locale).replace(/_/g, ' ').trim();
  if (typed === '') return [];
  const english = listEmoji('en');
  const startsIn = (name: string): number => (name.startsWith(typed) ? 0 : ` ${name}`.includes(` ${typed}`) ? 1 : 2);
  return listEmoji(locale)
    .map((emoji, index) => ({ emoji, place: Math.min(startsIn(emoji.name), startsIn(english[index]?.name ?? '')) }))
    .filter(({ place }) => place < 2)
    .sort((first, second) => first.place - second.place)
    .slice(0, most)
    .map(({ emoji }) => emoji);
}
