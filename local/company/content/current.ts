import { announcement, poll, praise, question, update, type ThreadText } from './thread';

/** The newest conversations, newest first. Each is told once. */
export const currentThreads: readonly ThreadText[] = [
  question('thabo', 'Which torque for the mast clamps on the **Plover 4**?\n\nThe sheet says 16 Nm, the sticker in the lid says 22. I am up on the breakwater with a crane until noon. #field-service #plover', [
    ['kenji', '16 Nm. The sticker belongs to the old steel bracket; with the new alloy one, 22 will strip the thread.'],
    ['elodie', 'Please take a photo of the crate label before you throw it away, so that we can find the rest of that batch.', 0],
    ['op', 'Done, four crates. Pictures are in the folder of the station. Thank you both, clamp is on and the crane has gone home.', 1],
    ['beatriz', 'Stickers corrected on the line since this morning. Sorry for the scare.']
  ], 0),
  update('henrik', 'First night of hull C off Fedje: **3.1 m** significant, gusts of 24, and the antenna never dipped under. The old hull would have lost six fixes. Raw numbers follow when @{einar} has slept. #sea-trials #fulmar', [
    ['einar', 'I am awake. Heave agrees with the reference to within 2 cm. I have been waiting two winters for that sentence.'],
    ['fiona', 'Could you keep the raw 5 Hz series? We would love to look at the groups, not just the averages.'],
    ['op', 'All kept, on the ship’s disk and a copy on the way to Rookery.', 1],
    ['nikos', 'And the mooring? Any slack on the rubber cord?'],
    ['op', 'None. It looks bored.', 3]
  ], { picture: 'buoy', pictureAlt: 'A yellow wave buoy in a swell at sunrise' }),
  praise('despina', ['omar', 'thabo'], 'calm', 'A dead logger, a ferry that did not run and a harbour master who wanted his tide by six. They drove round the bay and had the gauge back with twenty minutes to spare.', [
    ['layla', 'The harbour master rang me to say thank you. That has happened once in eight years.'],
    ['omar', 'It was mostly Thabo’s spare fuse.'],
    ['thabo', 'It was mostly Omar’s cousin with the van.', 1],
    ['sipho', 'Proud of you. Sleep in tomorrow, please.']
  ]),
  update('omar', 'انتهينا اليوم من تركيب مقياس المد والجزر على الرصيف الشرقي في الإسكندرية، وبدأت القراءات تصل كل دقيقة. شكرًا لفريق @{kalina} على المتابعة طوال المساء. #tide-gauges', [
    ['layla', 'عمل رائع! أبلغت هيئة الميناء، وسيزوروننا يوم الأحد.'],
    ['kalina', 'Eleven hours without a gap. The series looks beautiful already.'],
    ['dina', 'رأيتكم من نافذة المكتب! هل يمكنني زيارة المحطة معكم في المرة القادمة؟'],
    ['op', 'طبعًا يا دينا، أحضري حذاءً لا ينزلق.', 2]
  ]),
  announcement('ragnhild', '# The second wind tunnel opens on the first of next month\n\nFrom that day anemometers up to 75 m/s are calibrated in Kiel and no longer sent outside. Book a slot with @{solveig}’s team, and confirm here that you have seen the new shipping rules: **no sensor without its return label.**', [
    ['petra', 'Two customers have already asked for a tour. May we?'],
    ['solveig', 'On Thursdays, groups of six at most, and hats stay outside.', 0],
    ['field', 'Does that include the old Plover 2? We have nine waiting in Halifax.'],
    ['jonas', 'It does. The adapter plate is ready.', 2]
  ], { asksToConfirm: true }),
  update('beatriz', 'The lift in hall 2 is out until **Thursday noon**. Heavy crates go round by the quay, the crew with the forklift helps from 8 to 4.', [
    ['any', 'Thank you! Is the small one by the canteen working?'],
    ['op', 'It is, up to 300 kg.', 0]
  ], { before: 'The lift in hall 2 is out until **Wednesday noon**. Heavy crates go round by the quay.', leavesIn: 4 }),
  poll('freja', 'Shall the Friday round stay at 15:00? Your vote is seen by nobody but yourself and the owners of this site, so be frank.', ['Yes, as it is', 'Earlier, at 13:00', 'Every other week is enough', 'I would not miss it'], [
    ['oskar', 'When do we learn the result?'],
    ['op', 'An owner publishes the numbers on Monday.', 0]
  ], { hasHiddenVotes: true }),
  update('petra', 'For everybody who plans shipments: read this before you print a single label.', [
    ['any', 'Label printed, of course. Printing another one.']
  ], { shares: 'The second wind tunnel' }),
  update('oskar', 'Two tickets for the derby on Saturday and a fridge that only hums at night. Take both and the fridge is free.', [
    ['any', 'Does it hum in tune?']
  ], { decisions: [{ action: 'hide', reason: 'Sales have a place of their own on the noticeboard.' }, { action: 'restore', reason: 'Funny enough to stay. The next one goes on the noticeboard.' }, { action: 'lock', reason: 'Both tickets are gone, and so is the fridge.' }] }),
  update('sanni', 'New station page is on the test server: one chart, three numbers, and it tells you in words *why* a value is greyed out. Please break it. Screen reader users especially welcome, I will bring cake to Oulu on Friday. #rookery #accessibility', [
    ['shira', 'Tabbing through the chart works. The legend reads its colours aloud, though, “hash two f four eight”.'],
    ['op', 'Ha! Fixed, it now says the name of the sensor.', 0],
    ['ewan', 'On the boat’s tablet with wet gloves: the dates are too small to hit.'],
    ['op', 'Thank you, that is exactly what I needed to know. They are 44 pixels from tomorrow.', 2],
    ['tuulikki', 'Cake noted.']
  ]),
  poll('malin', 'Where shall we hold the autumn gathering?', ['Bergen, with rain guaranteed', 'Porto, with a boat', 'Oulu, with a sauna', 'Everybody stays at home and we meet on screen'], [
    ['joao', 'I promise to behave if it is Porto.'],
    ['ilmari', 'The sauna seats forty. We have measured.'],
    ['maelys', 'Please vote before Friday noon, the boat wants an answer.']
  ]),
  update('jonas', 'Die Salzbäder im Labor sind wieder in Betrieb, die neue Umwälzpumpe hält ±0,002 K. Wer Leitfähigkeitssensoren zur **Wiederholungsprüfung** schicken möchte: Ab Montag sind Plätze frei. #calibration', [
    ['annegret', 'Bitte nur gereinigte Geräte. Die Seepocken von letzter Woche haben einen Namen bekommen.'],
    ['mehmet', 'Wie heißt sie?'],
    ['annegret', 'Hannelore.', 1],
    ['petra', 'Ich hätte zwölf Dipper vom Alfsee. Passt Dienstag?'],
    ['op', 'Passt, ich trage sie ein.', 3]
  ]),
  question('member', 'Has anyone run a **Tern 6** from a single battery through a southern winter? The park rangers near Puerto Montt can only go up by horse, and a horse does not like two batteries. #low-power', [
    ['aarav', 'With one reading every ten minutes and the modem twice a day, the budget closes at 71 %. I can send you the sheet.'],
    ['ewan', 'We did it on Sable Island, minus twelve. Wrap the battery in wool, honestly.'],
    ['yuki', 'Take firmware 6.2 at least: before that the modem kept its receiver awake.'],
    ['op', '6.2, wool and Aarav’s sheet. The horse thanks you.', 2]
  ], 2),
  update('camila', 'Hoy cambiamos los ánodos de la boya 14 frente a Quintero. Visibilidad de ocho metros y un lobo marino que revisó cada herramienta. 🦭 #diving', [
    ['member', 'Ese lobo marino lleva tres años supervisándonos.'],
    ['elodie', 'Beautiful. Was the second diver in the water or on standby?'],
    ['op', 'Standby, dressed, with the boat running, as in the plan.', 1],
    ['nikos', 'How much was left of the old anodes?'],
    ['op', 'About a third. Photos are on the wiki page.', 3]
  ], { picture: 'underwater', pictureAlt: 'A mooring chain going down into green water' }),
  update('yuki', '横浜の屋上に設置した試験用の風速計が、昨夜の突風で毎秒四十二メートルを記録しました。データの欠けはありません。@{kenji} さん、お疲れさまでした。#plover', [
    ['kenji', '台風の季節に間に合ってよかったです。次は着氷の試験ですね。'],
    ['kavita', '42 m/s and not one missing sample. Please frame that plot.'],
    ['yokohama', 'ぜひ比較データを見せてください。']
  ]),
  update('kalina', 'A word on last night’s alert storm: one station in the Azores sent its clock back to 1970 after a flat battery, and our rule for “old data” believed it. 214 mails, sorry. Readings from before a station was built are now refused **and shown**. What happened, minute by minute, is in the incident log. #rookery #on-call', [
    ['tuulikki', 'I can confirm that the phone works at 03:12.'],
    ['aarav', 'From the logger’s side: 6.3 will not send at all until it has a time it can trust.'],
    ['ilmari', 'Thank you for writing it down before breakfast. This is how it should be done.'],
    ['any', '1970 was a good year for tides.']
  ]),
  praise('kavita', ['mehmet'], 'eye', 'Mehmet found the ghost echo that three of us had been blaming on the weather. It was a cable tie. He has asked for the cable tie to be framed.', [
    ['anselm', 'Twelve weeks of theories, one cable tie. I will pay for the frame.'],
    ['mehmet', 'It goes next to the coffee machine, as a warning.']
  ]),
  update('joao', 'Line 3 has built its thousandth logger this week. First pass yield **98.6 %**. There is *pastel de nata* in the break room for both shifts, and I have counted them. #line-3', [
    ['suryani', 'Kaohsiung sends congratulations and would like its share by airfreight.'],
    ['kwabena', 'Dangerous goods class: delicious. I will look up the form.', 0],
    ['yichun', '恭喜!一千台,零退貨。'],
    ['beatriz', 'And not one rework on the connector since we turned the fixture round. That was an idea from the night shift, by the way.']
  ], { picture: 'workshop', pictureAlt: 'A workbench with tools and instruments in rows' }),
  question('dina', 'Which cost centre do I use for a taxi when the ferry is cancelled? The form offers forty-one and I am new. #travel', [
    ['zdravka', 'Always the one of the job that you travel for. If there is none: 7410, “getting there anyway”.'],
    ['sipho', 'Half of my budget is 7410.'],
    ['op', 'Thank you! I have added it to the page for newcomers.', 0]
  ], 0),
  update('hannele', 'Kesäjuhlien ilmoittautuminen on auki perjantaihin asti. Mukaan mahtuvat myös lapset, koirat ja yksi haitari. Muistakaa kertoa ruoka-aineallergiat!', [
    ['tuulikki', 'Haitari tulee. Pahoittelen jo etukäteen.'],
    ['ilmari', 'Sauna lämpiää kello kolmesta alkaen.'],
    ['sanni', 'Kosteusanturikalibrointilaboratorionäytteenottosuunnitelmatyöryhmä osallistuu täysilukuisena! 🎶']
  ]),
  update('maelys', 'La nouvelle photothèque est en ligne : 340 images de nos instruments, toutes avec le nom de la personne qui les a prises et le droit de les publier. Plus d’excuse pour la bouée floue de 2016. #pictures', [
    ['leila', 'Enfin ! Est-ce que les photos de la campagne d’Ouessant y sont aussi ?'],
    ['op', 'Oui, dans « Îles ». Il manque seulement le titre de la numéro 12.', 0],
    ['malin', 'I have a soft spot for the blurred buoy, for the record.']
  ]),
  announcement('shira', '# Passwords end on the last day of the month\n\nFrom then on you sign in with a passkey: your finger, your face or the blue key from the service desk. It takes two minutes. Whoever works with wet gloves gets **two** keys.', [
    ['ewan', 'Does the key float?'],
    ['shira', 'It does not, but the lanyard does.', 0],
    ['oskar', 'The desk in Bergen is open until six all week. Bring your phone and your laptop, and patience for one coffee.'],
    ['zdravka', 'Works for the bank token as well?'],
    ['shira', 'No, the bank keeps its own. Sadly.', 3]
  ], { asksToConfirm: true }),
  update('nikos', 'Καλημέρα από τη Θεσσαλονίκη! Το νέο αγκυροβόλιο πέρασε τη δοκιμή έλξης: 84 kN, χωρίς καμία παραμόρφωση. #moorings', [
    ['einar', 'Bravo. Which shackle?'],
    ['op', 'The forged one, 22 mm. The cast one gave up at 61.', 0],
    ['despina', 'Μπράβο σε όλη την ομάδα!']
  ]),
  update('fiona', 'Our paper on **wave groups before freak waves** has been accepted. Eleven years of Fulmar data, four authors, one reviewer who wanted everything in feet. Thank you to everybody who ever changed a battery at sea: you are in the acknowledgements, by name. #science', [
    ['ragnhild', 'By name! I looked for mine and was glad not to find it.'],
    ['henrik', 'Page 14, I am next to my own father-in-law.'],
    ['leila', 'The Umiken Institute has written already: they will cite it next week.'],
    ['einar', 'Could somebody print it large for the workshop door?']
  ]),
  update('ewan', 'Fog on the Grand Banks, so thick that I steered by the smell of the coffee. The Skua on our own mast said 40 metres. I believe it. #skua', [
    ['kavita', 'Could you note the times? We have no good reference under 50 metres.'],
    ['op', 'Written in the log every five minutes, Kavita. I know you by now.', 0]
  ], { picture: 'fog', pictureAlt: 'A small boat and a light tower in fog' }),
  question('rohan', 'Tender question: the port wants “accuracy of 1 mm” for a radar gauge over waves of two metres. How do we answer honestly without losing on paper? #tenders', [
    ['annegret', 'Give the uncertainty for still water (1 mm), then for the mean over one minute in waves (4 mm), each with its budget. Whoever promises 1 mm in waves has not measured.'],
    ['fiona', 'And offer the raw series. The honest bidder is the one who lets you check.'],
    ['layla', 'We won Limassol with precisely that paragraph. I will send it to you.'],
    ['op', 'Perfect, thank you. I used Annegret’s two lines nearly word for word.', 0]
  ], 0),
  update('shira', 'תזכורת: ביום רביעי בין 14:00 ל-15:00 נחליף את הנתב בחיפה. הטלפונים ימשיכו לעבוד, הקפה לא מושפע. #it', [
    ['eitan', 'תודה! בפעם הקודמת דווקא הקפה נפגע.'],
    ['haifa', 'אפשר לדחות בחצי שעה? יש לנו הדגמה ללקוח.'],
    ['op', 'נדחה ל-14:45.', 1]
  ]),
  update('meiling', '新的鹽度槽今天完成第一次校正,結果與基爾實驗室相差不到百萬分之二。@{solveig} 的團隊,謝謝你們的耐心!#calibration', [
    ['solveig', 'Two parts per million between two continents. That is a good day.'],
    ['yichun', '太棒了!']
  ], { picture: 'lab', pictureAlt: 'A laboratory bench with a bath, a display and glassware' }),
  poll('freja', 'How long should a buddy accompany a newcomer?', ['Two weeks', 'One month', 'Three months', 'Until they ask for peace'], [
    ['dina', 'Mine is called @{omar} and I would like to keep him.'],
    ['suryani', 'A month is when I dared to ask the real questions.'],
    ['op', 'I will bring the result to the next round on onboarding.']
  ]),
  update('tuulikki', 'On-call hand-over, week {n:20-26}: two pages, both before midnight, both real. Slowest chart is now 0.8 s. The runbook for “modem says hello and nothing else” has been rewritten; read it before you need it. #on-call', [
    ['kalina', 'Taking over. Phone is loud.'],
    ['data', 'Thanks for the runbook. Step 4 used to be “ask Tuulikki”.']
  ]),
  update('leila', 'Nous cherchons deux volontaires pour lire les échelles de marée à la main pendant la grande marée, le dimanche à 6 h 40. Café, biscuits et lever de soleil compris. #tides', [
    ['gwenaelle', 'J’y serai, avec les gilets.'],
    ['maelys', 'Je viens avec l’appareil photo !'],
    ['op', 'Complet, merci ! Les suivants sont sur la liste d’attente pour septembre.']
  ], { picture: 'pier', pictureAlt: 'A pier with a tide gauge at low water' }),
  praise('sipho', ['oskar'], 'company', 'Oskar stayed on the line for two hours with a colleague on a pitching boat who could not sign in. He never once said “have you tried”.', [
    ['ewan', 'That colleague was me. He also told me when to eat a biscuit.'],
    ['eitan', 'We will make the biscuit part of the procedure.', 0]
  ]),
  update('aarav', 'Safe update works over a link of **40 bytes a minute**. It takes nine days, survives pulling the plug at any block, and can be watched like an advent calendar. Nine stations have done it, none went dark. #firmware', [
    ['yuki', 'And rolling back?'],
    ['op', 'Four minutes, as the old image stays where it is.', 0],
    ['thabo', 'You have just saved me a climb in July. What do you drink?'],
    ['op', 'Masala chai, thank you for asking.', 2]
  ]),
  question('beatriz', 'Does anybody know a label that survives **UV, salt and a brush**? Ours fade after one summer and then nobody can read the serial number. #materials', [
    ['ines', 'Laser engraving into the anodised ring: no label, no glue, no waste.'],
    ['nikos', 'We punch a second number under the handle. Ugly and eternal.'],
    ['production', 'The laser in hall 2 has free hours on Wednesday, I can make samples.'],
    ['op', 'Ten samples go into the spray cabinet tomorrow. Report in six weeks.', 2]
  ], 0),
  update('petra', 'Kleine Freude aus Rostock: Der Hafenkapitän hat unseren Nebelsensor „den Kollegen“ genannt. „Der Kollege sagt, wir warten noch.“ 🌫️ #skua', [
    ['kavita', 'Please tell the colleague that we are proud of him.'],
    ['mehmet', 'Gibt es eine Stechkarte?']
  ]),
  update('ines', 'We have weighed our packaging: **412 grams** of foam for a sensor of 300. From next week the small Plovers travel in moulded paper. First drop tests: fine from 1.2 m, on all six faces. #less-packaging', [
    ['kwabena', 'And it stacks, so that is 18 % more on a pallet.'],
    ['joao', 'The night shift asks whether the paper survives rain on the ramp.'],
    ['op', 'Forty minutes of it. After that it becomes a hat.', 1]
  ]),
  announcement('zdravka', '# Travel expenses: new form, fewer fields\n\nFrom Monday there is one form for all countries. Photograph the receipt, choose the job, done. Old forms are accepted until the end of next month.', [
    ['field', 'Does it work without a network?'],
    ['zdravka', 'It keeps them and sends when you are back.', 0],
    ['rohan', 'I am so happy that I have no words, only receipts.']
  ]),
  update('kwabena', 'Lithium by air, again: from the new quarter every battery over 100 Wh travels at **30 % charge** or not at all. I have a discharge box ready for each depot, with instructions in six languages. #dangerous-goods', [
    ['yichun', 'Kaohsiung has received two, they work.'],
    ['sipho', 'How long does one battery take?'],
    ['op', 'Ninety minutes. Start it before lunch.', 1]
  ]),
  update('anselm', 'I spent yesterday on line 3 with a soldering iron, as everybody in development will once a year from now on. I learned that the screw I chose in 2019 is wrong, and who has been compensating for it, daily, without complaint. Sorry, and thank you. #line-3', [
    ['beatriz', 'Your joints passed inspection. The third one, that is.'],
    ['kavita', 'I am next. I have already been warned about the gloves.'],
    ['production', 'May we choose the screw now?'],
    ['op', 'You may. M3 by 8, pan head, from the next revision.', 2]
  ]),
  update('oskar', 'Meeting room *Leuchtturm* has a microphone that hears the whole table and, until yesterday, also the gulls. It is now set to “people only”.', [
    ['solveig', 'The gulls often had the better arguments.']
  ]),
  question('elodie', 'Who still has the **orange lifejackets from 2014**? Their cartridges expire this month and we count eleven too few. #safety', [
    ['henrik', 'Two in the Bergen workshop, behind the sails. On their way.'],
    ['camila', 'Three here, already marked.'],
    ['capetown', 'Four in the container at the slipway.'],
    ['op', 'That leaves two. Please look under your seats.'],
    ['ewan', 'One was holding a door open in Halifax. I am ashamed.', 3]
  ]),
  update('despina', 'Numbers of the month, without slides: 312 instruments shipped, 96 % on the promised day, four returns, all four understood. The one thing that worries me is the lead time of the connector; @{yichun} has two second sources in test.', [
    ['yichun', 'Samples of both arrive on Thursday.'],
    ['teodor', 'Приятно е да се чете отчет без слайдове.']
  ]),
  update('kavita', 'आज बर्फ़ की जाँच पूरी हुई: ऋण पंद्रह डिग्री पर भी सेंसर ने एक भी रीडिंग नहीं छोड़ी। पूरी टीम को बधाई! 🎉 #icing', [
    ['aarav', 'बहुत बढ़िया! अब ओउलू की असली ठंड में आज़माते हैं।'],
    ['ilmari', 'We have minus twenty-eight in the forecast. You are welcome.'],
    ['kenji', 'The heater needed 40 % less than in the model. We should ask why.']
  ]),
  update('freja', 'Language tandems start again: Portuguese–Norwegian, Arabic–French, Hindi–German and, by request, **Finnish–Silence**. Sign up on the list by Friday.', [
    ['ilmari', '…'],
    ['hannele', 'He means that he would love to.', 0],
    ['ines', 'Portuguese here, beginners welcome!']
  ]),
  praise('solveig', ['meiling', 'annegret'], 'company', 'Two laboratories, seven hours apart, one comparison of forty sensors without a single mix-up. The hand-over notes alone deserve a prize.', [
    ['meiling', 'Annegret writes the clearest notes in the company.'],
    ['annegret', 'Nur weil Mei-ling die besten Fragen stellt.', 0]
  ]),
  update('einar', 'To whoever left a rubber duck in the ballast chamber of Fulmar 40-117: it floated, it logged nothing, and the customer has asked to keep it. 🦆 #fulmar', [
    ['henrik', 'I know nothing.'],
    ['nikos', 'Its heave response is excellent.'],
    ['malin', 'This is my favourite post of the year.'],
    ['elodie', 'It was not on the packing list…']
  ]),
  update('eitan', 'The slow Wi-Fi in Porto was a microwave oven. It has been moved three metres; the soup is unharmed. Thank you for the very precise reports, “always at 12:40” was the key. #it', [
    ['beatriz', 'We should calibrate lunch.'],
    ['porto', 'Science!']
  ]),
  question('layla', 'Saint Aldric writes: the gauge on their north mole has shown +4 cm since the dredger left. Is it the sea, the gauge or the mole? #tide-gauges', [
    ['leila', 'The neighbour gauge shows nothing, so not the sea. The radar level against the staff would tell the other two apart.'],
    ['ewan', 'I am passing on Thursday and can read the staff and shoot a level to their benchmark.'],
    ['op', 'Staff agrees with the radar, so it must be the mole. Their surveyors are on the way, and I am to thank you all.', 0],
    ['fiona', 'A sinking mole, found by a tide gauge. May we use that as an example?']
  ], 0),
  update('ilmari', 'Rookery passed **one trillion readings** at 04:17 this morning. It was a water temperature, 6.83 °C, from the smallest lake that we serve. I find that fitting.', [
    ['ragnhild', 'That makes me unreasonably happy.'],
    ['sanni', 'There will be a tiny lake on the login page all week.'],
    ['jonas', '± how much?'],
    ['op', '± 0.05, Jonas. Of course.', 2]
  ], { picture: 'office', pictureAlt: 'A desk by a window with a large chart on the screen' }),
  update('gwenaelle', 'Near miss, told so that it stays one: a dropped 19 mm spanner from 12 m, nobody below because the circle was closed. The lanyard was in the bag. **Lanyard on the tool, before the first step, every time.** #safety', [
    ['thabo', 'It was mine. The circle saved someone’s head and my year. I have put lanyards on everything, including my lunch.'],
    ['sipho', 'Thank you for telling it, Thabo. That takes more than hiding it.', 0],
    ['elodie', 'Lanyards for all sizes are in the stores, no form needed.']
  ]),
  update('layla', 'We won **Limassol**: fourteen tide gauges, four fog sensors, ten years of service. The committee said that ours was the only bid that explained what it could *not* do. Thank you @{rohan}, @{annegret}, @{fiona} and everybody who answered at night. #tenders', [
    ['amara', 'Ten years! I am buying the round.'],
    ['sipho', 'Fourteen new harbours to get lost in. Wonderful.'],
    ['rohan', 'I slept for eleven hours and would do it again.'],
    ['any', 'Congratulations to all of you! 🥂']
  ]),
  update('kenji', '新しい超音波素子の寿命試験が十億回に達しました。感度の低下は一パーセント未満です。', [
    ['kavita', 'A billion pulses. Time to stop the test and write it up?'],
    ['op', 'Please let me keep one running. For curiosity.', 0]
  ]),
  update('mehmet', 'If you need the **anechoic room** next week: it is closed on Tuesday, as we are finally replacing the door that squeaks at exactly 40 kHz.', [
    ['kenji', 'So that was it! I had already subtracted it from the data.']
  ]),
  poll('owner', 'The intranet’s start page: what do you look for first in the morning?', ['What colleagues write', 'The canteen’s menu', 'My stations', 'Holidays and forms', 'The search box'], [
    ['jonas', 'The menu. I am not even sorry.'],
    ['kalina', 'My stations, on the phone, before I am out of bed.'],
    ['op', 'Thank you! 140 votes in two hours, most of them before lunch. I see a pattern.']
  ]),
  update('suryani', 'Hall B is five degrees cooler since the roof was painted white. Same shift, same sun, better mood. Pictures of the thermometer available on request. ☀️', [
    ['ines', 'I request the thermometer!'],
    ['joao', 'Porto’s roof is next in August.']
  ]),
  update('thabo', 'Cape Point, 4:50 in the morning: southeaster at 31 m/s, and baboons on the solar panel. The anemometer is fine. The panel has been *personalised*. #field-service', [
    ['camila', 'Sea lions never do that.'],
    ['einar', 'Can we have the wind series with the baboons marked?'],
    ['op', 'There is a dip of 2 W for each.', 1]
  ], { picture: 'mast', pictureAlt: 'A wind mast with a solar panel on a hill above the sea' }),
  question('kalina', 'Should a reading that was corrected by hand keep its **old value** visible in the open archive? Two customers say yes, one says never. #open-data', [
    ['leila', 'Yes. Without the old value nobody can judge the correction.'],
    ['solveig', 'Yes, with who, when and why. A correction without a reason is a rumour.'],
    ['layla', 'The one who says never is afraid of the press. I can talk to them.'],
    ['sanni', 'I can show it folded: one line, open it if you care.']
  ], 1),
  update('malin', 'The summer issue wants your **desk with a view**. One photo, one sentence. We have a lighthouse, a goat and two car parks so far. #pictures', [
    ['ewan', 'Sending the car park with the goat.'],
    ['aarav', 'Monsoon against the window, is that a view?'],
    ['op', 'That is the best one yet.', 1]
  ]),
  praise('ilmari', ['kalina', 'tuulikki'], 'calm', 'At three in the morning they turned an alert storm into a lesson, and the lesson into a rule. And then they apologised to the gulls on the mailing list.', [
    ['any', 'Well deserved!'], ['kalina', 'Teamwork. And coffee.']
  ]),
  update('dina', 'My first hundred days! I have learned what a tide is (not simple), how to close a month (even less simple) and that everybody here answers questions. Thank you, all of you. شكرًا جزيلًا 💙', [
    ['zdravka', 'You closed May a day early. We are the ones who say thank you.'],
    ['freja', 'This should be printed on the welcome pack.'],
    ['omar', 'And you have not even been on the boat yet!']
  ]),
  update('henrik', 'For the tool nerds: the new splicing bench has a foot pedal. Eye splice in 22 mm polyamide in **nine minutes**. Come to hall 1 and try. Bring gloves. #moorings', [
    ['nikos', 'Eight minutes forty, by hand. I will show you in September.'],
    ['op', 'Challenge accepted.', 0]
  ]),
  question('oskar', 'Which keyboard layout do people want on the shared laptops in Varna? The box says “BG”, the desk says “please not that one”.', [
    ['kalina', 'Phonetic Bulgarian, with a key to switch to US.'],
    ['teodor', 'Фонетична, моля.'],
    ['op', 'Phonetic it is. Fourteen of them, by Monday.', 0]
  ], 0),
  update('amara', 'Three weeks, five ports, one suitcase. What every harbour master told me: they do not want more data, they want to be told **when not to worry**. I would like us to talk about that word, “calm”, in the next product round.', [
    ['sanni', 'Yes, please. We measure alarms; we could measure quiet nights.'],
    ['ilmari', 'A “nothing happened, and we checked” message is one line of code and a year of trust.'],
    ['petra', 'Rostock would sign that today.']
  ]),
  update('leila', 'Réponse à la question de la cantine : oui, la marée de dimanche sera la plus forte depuis 18,6 ans, et non, ce n’est pas à cause de la Lune rousse. 🌕 #tides', [
    ['maelys', 'On peut en faire un article ?'], ['op', 'Avec plaisir, j’ai déjà le dessin.', 0]
  ])
];
