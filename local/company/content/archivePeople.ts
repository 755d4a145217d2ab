import { announcement, poll, praise, question, update, type ThreadText } from './thread';

/** Conversations about each other: welcomes, tips, lunches, courses. */
export const peopleThreads: readonly ThreadText[] = [
  update('any', 'Hello everybody, {today is my first day|I started on Monday|one week in} at the {place} office. I can already find the kitchen and the fire exit. {I play the cello badly.|I brought stroopwafels.|Please tell me your names twice.} 👋', [['hannele', 'Welcome! Your buddy is on the way with a map.'], ['any', 'Welcome aboard!'], ['any', 'See you at lunch.']]),
  update('people', 'Welcome to {n:2-5} new colleagues this {month}, in Bergen, Pune and Porto. Say hello when you see a face that looks for the coffee.', [['any', 'Welcome!'], ['owner', 'Their profiles are online, with what you may ask them about.']]),
  question('any', 'Can anyone recommend a {dentist|bicycle shop|choir|swimming lake|kindergarten} in {place}? My {children|knees|neighbours} would be grateful.', [['any', 'Yes, two streets behind the office, I send you the name.'], ['op', 'Thank you!', 0]]),
  question('any', 'Is anyone driving from {Kiel|Bergen|Porto} to {Brest|Oulu|Varna} with room for one {person|dog|double bass}?', [['any', 'On {weekday}, room for one and a half.'], ['any', 'Please post a photo.']]),
  update('any', 'Found in the {place} kitchen: one glove, left, hand-knitted, with a seal on it. The seal misses its twin.', [['any', 'MINE. Thank you!!'], ['any', 'I have seen the twin in the car pool.']]),
  update('any', '{n:3-12} years at Marevind today. I came for the sea and stayed for the people who answer at odd hours. Cake at {n:2-3}.', [['any', 'Congratulations! 🎉'], ['any', 'What kind of cake?'], ['op', 'The good kind.', 1]]),
  praise('people', ['any'], 'doors', 'Four newcomers named the same person when we asked who had helped them most. Thank you, @{p1}, for being found so easily.', [['any', 'So true!'], ['hannele', 'This is what we mean by culture.']]),
  praise('any', ['any'], 'company', '@{p1} covered my shift when my daughter was ill, and even answered the phone from {station}. I will bring the good biscuits.', [['any', '❤️'], ['any', 'The good ones? From the tin?']]),
  praise('any', ['it'], 'eye', 'To @{p1}: the meeting room screen works at the first touch. I did not know that was allowed.', [['eitan', 'It is an experiment.']]),
  praise('any', ['production'], 'eye', 'Opened a housing from {n:2012-2018} today. Every wire still in its place, like on the first day. Whoever built it, and I believe it was @{p1}: respect.', [['joao', 'That was somebody’s third week, by the way.'], ['any', 'Wow.']]),
  poll('any', 'Lunch on {weekday}: where do we go in {place}?', ['The one with the soup', 'The one with the view', 'The one that is open', 'Stay in and complain'], [['any', 'Soup!'], ['any', 'The one that is open is closed.']]),
  poll('comms', 'Title of the next issue?', ['Under pressure', 'All at sea', 'Fair winds', 'Noise and signal'], [['any', 'Under pressure, with a photo of the dive chamber.'], ['malin', 'You are all poets.']]),
  poll('people', 'What should the learning budget buy more of?', ['Courses', 'Books', 'A day with another team', 'Conferences'], [['any', 'A day with another team changed my job.']]),
  update('comms', 'New in the picture library: {n:12-40} photos of {place}, by @{malin}. Free to use in slides, with her name. #pictures', [['sales', 'Just in time.']], { picture: 'office', pictureAlt: 'A bright office by the sea' }),
  update('comms', 'Plain words, tip {n:3-30}: “We measure every minute” beats “High-frequency data acquisition is enabled”. Readers of the last brochure found it {n:4-9} times as often. #plain-language', [['any', 'And half as long.'], ['rohan', 'The tender office takes notes.']]),
  announcement('comms', '# The {season} issue is here\n\n{n:20-36} pages on paper in every kitchen, and online. Cover story: the people who read tide staffs by hand. Thank you to all {n:14-40} who wrote or posed.', [['any', 'Lovely cover!'], ['leila', 'My uncle is on page 7!']]),
  announcement('people', '# Holidays around the turn of the year\n\nPlease enter your days until {weekday} so that every depot has two people. Whoever works between the years chooses first in summer.', [['field', 'Entered.'], ['any', 'What counts as “between” in Alexandria?'], ['freja', 'There it is the week of the feast. It is on the page.', 1]]),
  update('people', 'Workshop notes “How to say no kindly”: {n:18-44} people, three languages, one role play that went too well. Slides are in the learning library. #learning', [['any', 'I tried to say no to the role play.'], ['any', 'Useful, thank you!']]),
  update('any', 'I have read “{The Wave|Longitude|The Sea Around Us}” on the train and now look differently at our own {product}. Lending it to whoever writes first. #books', [['any', 'First!'], ['any', 'Second, if first reads fast.']]),
  update('any', '{Choir|Football|Board games|Running slowly} on {weekday} at {n:5-6}, {place}. Beginners are the majority. #after-work', [['any', 'I am in.'], ['any', 'Next time!']]),
  update('any', 'Small thing that made my day: the {boat|bus|lift} in {place} was on time, {n:3-9} days in a row. I am plotting it.', [['any', 'Error bars, please.'], ['any', 'Is there a certificate?']]),
  update('alexandria', 'صباح الخير من الإسكندرية! الجو مشمس والبحر هادئ، وفريق {product} بدأ التدريب السنوي. 🌊', [['layla', 'بالتوفيق للجميع!'], ['omar', 'القهوة علينا اليوم.']]),
  update('alexandria', 'هل يعرف أحد مدرسة جيدة لتعليم الغوص للمبتدئين؟ ابني عمره {n:11-16} عامًا ويريد أن يصبح مثل كاميلا.', [['omar', 'نعم، سأرسل لك العنوان.'], ['camila', 'I understood my name. Tell him: first swim, then bubbles.']]),
  update('kiel', 'Die Kaffeemaschine im zweiten Stock ist entkalkt. Bitte nicht wieder mit Salzwasser aus dem Labor füllen. 😅', [['jonas', 'Das war ein Versuch.'], ['annegret', 'Mit welcher Unsicherheit?', 0]]),
  update('kiel', 'Grünkohlessen am {weekday}, Anmeldung bis zum Vortag. Es gibt auch eine Variante ohne Wurst und eine ohne Kohl.', [['petra', 'Ich nehme die ohne Kohl.'], ['mehmet', 'Ich komme nur wegen der Gesellschaft.']]),
  update('oulu', 'Avantouinti {weekday}na kello seitsemän. Vesi {n:1-3} astetta, mehu lämmintä. Etätyöläiset voivat osallistua ottamalla kylmän suihkun.', [['sanni', 'Osallistun etänä, sillä omalla tavallani.']]),
  update('varna', 'Благодаря на всички за топлото посрещане във Варна! Първата седмица мина като една минута.', [['teodor', 'Добре дошла в екипа!'], ['kalina', 'Радваме се, че си тук.']]),
  update('pune', 'पुणे कार्यालय में {weekday} को दोपहर का भोजन साथ में: सब अपने घर से एक व्यंजन लाएँ। 🍛', [['aarav', 'मैं पोहे ला रहा हूँ।'], ['rohan', 'I will bring the mishti doi.']]),
  update('kaohsiung', '下週{n:2-5}位新同事加入高雄,歡迎大家一起吃午餐!', [['meiling', '我來訂位。'], ['suryani', 'Count me in!']]),
  update('yokohama', '今週の金曜日、オフィスの大掃除を行います。{n:3-5}時から、終わったらみんなでお茶にしましょう。', [['yuki', '承知しました。雑巾を持っていきます。']]),
  update('porto', 'Alguém perdeu um guarda-chuva amarelo na cantina? Está com cara de boia. ☂️', [['ines', 'É meu! Já vou buscar.']]),
  question('any', 'How do you keep notes on a boat? Paper gets wet, tablets get cold, memory gets creative.', [['ewan', 'Pencil and waterproof paper, and a photo of it at the end of the day.'], ['camila', 'I talk into the phone and write on the ferry.']], 0),
  question('any', 'Which shortcut or tool do you wish you had known {ten years|one year} earlier? I start: the search box of the handbook understands serial numbers.', [['any', 'A second pair of reading glasses.'], ['any', 'Asking the night shift.'], ['owner', 'Thank you for the free advertising.']]),
  update('any', 'Reminder to myself and perhaps to you: {take a break|go outside|call somebody instead of writing}. The {fjord|bay|harbour} is free of charge.', [['any', 'Going.'], ['any', '💙']]),
  update('owner', 'Intranet news: {profiles show what you may ask people about|the handbook remembers where you stopped|you can follow topics now|search finds names in every script}. Tell me what you could not find this {week|month}.', [['any', 'The canteen menu of the other office.'], ['op', 'That was the answer of {n:9-40} people. Coming.', 0]]),
  update('any', 'Unpopular opinion: the old {logo|kitchen|logger manual} was better. Thank you for listening.', [['any', 'Popular opinion, actually.'], ['any', 'I miss the old kitchen radio.'], ['malin', 'I will pretend not to have read this.']])
];

/** Replies that fit almost any update of a colleague; more weight of the everyday in long threads. */
export const commonReplies: readonly string[] = [
  'Nice!', 'Thank you for sharing this.', 'Great work, all of you.', '👍', 'Love it.', 'Good to know, thanks.', 'I will pass this on to my team.', 'Following.', 'Saved for later, thank you.', '🎉', 'That is good news.',
  'Can you tell us more at the next round?', 'I would like to see that.', 'Well done!', 'Please keep us posted.', 'Looking forward to it.', 'This is why I read the stream.', 'Merci !', 'Danke dir!', 'Kiitos!', 'شكرًا!', 'Obrigada!',
  'Ευχαριστώ!', 'תודה!', 'ありがとうございます。', '謝謝!', 'धन्यवाद!', 'Благодаря!', 'Takk!', '¡Gracias!', 'I learned something today.', 'Ha, brilliant.', '😂', 
  'Very helpful.', 'Beautiful.', '+1', 'Let me know if you need a hand.', 'Who would have thought.', 'Noted!'
];
