/** A page that was written by hand: `[[Title]]` links to another page of the handbook. */
export interface Guide {
  readonly title: string;
  readonly parent: string;
  readonly owner: string;
  readonly body: string;
  readonly mustRead?: boolean;
}

const guide = (parent: string, title: string, owner: string, body: string, mustRead = false): Guide => ({ parent, title, owner, body, ...(mustRead ? { mustRead } : {}) });

export const guides: readonly Guide[] = [
  guide('Safety', 'Work at height', 'gwenaelle', '## Before the first step\n\n1. Close the circle. Nobody enters it, for no reason.\n2. Helmet, harness, **lanyard on every tool**.\n3. Wind below 12 m/s at the top.\n4. Somebody on the ground with a radio.\n\n## When something falls\n\nTell it the same day, see [[Near misses]]. Nobody has ever been blamed for telling.', true),
  guide('Safety', 'Small boats', 'elodie', '| Wind | Boat | Who decides |\n|---|---|---|\n| to 8 m/s | any | the skipper |\n| to 14 m/s | with cabin | skipper and [[Field Service: who we are]] |\n| more | none | nobody |\n\n* Lifejackets are worn, not carried; see [[Lifejackets]].\n* Two radios, one in a bag.\n* A plan with times stays ashore.\n\n## Jackets\n\n[[!Lifejackets]]', true),
  guide('Safety', 'Lifejackets', 'elodie', 'Cartridges expire. The date stands on the inside, left. Jackets from 2014 are withdrawn.\n\n## Check before each trip\n\n- [ ] Cartridge screwed in\n- [ ] Indicator green\n- [ ] Crotch strap there\n- [ ] Light works'),
  guide('Safety', 'Near misses', 'gwenaelle', 'A near miss is an accident that had luck. Tell it in five lines: what, where, what helped, what did not, what we could change.\n\nThey are read every Friday. Each gets an answer.'),
  guide('Safety', 'Diving', 'camila', 'Two divers, one dressed and dry. Boat with the engine running. Never below 18 metres without a chamber within two hours.\n\nThe plan is a form of one page; the sea lion does not sign it.'),
  guide('Safety', 'Lithium batteries by air', 'kwabena', 'Over 100 Wh: **30 % charge or less**, packed as in the picture, with the label. Discharge boxes stand in every depot.\n\nSee also [[Customs and carnets]].', true),
  guide('How we work', 'Meetings', 'hannele', '1. No agenda, no meeting.\n2. Twenty-five minutes.\n3. Write first.\n4. One language, said in the invitation.'),
  guide('How we work', 'Plain words', 'malin', 'Say what it does before you say how. Short sentences. Numbers with units. Nobody has ever complained that a text was too easy.\n\n> We measure every minute.\n\nnot\n\n> High-frequency data acquisition is enabled.'),
  guide('How we work', 'Your first week', 'freja', '- [ ] Laptop, key, passkey: [[Passkeys]]\n- [ ] Meet your buddy\n- [ ] Read [[Work at height]] even if you sit at a desk\n- [ ] Lunch with somebody from another department\n- [ ] Ask one question in the stream'),
  guide('How we work', 'Travel expenses', 'zdravka', 'One form for all countries. Photograph the receipt, choose the job, done.\n\n| Case | Cost centre |\n|---|---|\n| Job with a number | that number |\n| Ferry cancelled, no job | 7410 “getting there anyway” |\n| Training | 7600 |\n\nSee also [[Taxis, ferries and vans]].'),
  guide('How we work', 'Taxis, ferries and vans', 'sipho', 'Take what gets you there safely. Cousins with vans are paid like a taxi. Keep the receipt, see [[Travel expenses]].'),
  guide('How we work', 'Customs and carnets', 'kwabena', 'Tools that come home travel with a carnet. Order it ten days before. The list must match the crate, screw by screw.'),
  guide('How we work', 'Tenders', 'rohan', 'Say what we can do, with its uncertainty, and what we cannot. See [[Uncertainty in tenders]].\n\n1. Read twice\n2. Ask within three days\n3. Numbers from the laboratory, never from memory\n4. Somebody who did not write it reads it'),
  guide('How we work', 'Uncertainty in tenders', 'annegret', 'Give two numbers: still water and waves. Offer the raw series. *Whoever promises a millimetre in waves has not measured.*\n\nTerms: [[Uncertainty]], [[Traceability]].'),
  guide('How we work', 'Parental leave', 'hannele', 'Rules differ by country, care does not. Tell your manager when you want to, not when you must. The page of your office says whom to ask: [[Offices]].'),
  guide('Computers', 'Passkeys', 'shira', 'You sign in with a finger, your face or a blue key. Set up at the service desk, or here:\n\n1. Open *My sign-ins*\n2. Add, passkey\n3. Touch when asked\n\nLost the key? Call the desk; see [[Service desk]].', true),
  guide('Computers', 'Service desk', 'oskar', 'Open from 6 to 18 in your own morning and afternoon. Median answer: nine minutes. The shortest call ever: “It works now.”'),
  guide('Computers', 'Wi-Fi in odd places', 'eitan', 'If it is slow at the same time each day, look for a microwave oven. On boats: the blue router, with the short antenna.'),
  guide('Computers', 'Meeting rooms', 'oskar', 'Touch once, wait for the chime. *Leuchtturm* hears people only; gulls are filtered.'),
  guide('Laboratory', 'Preparing a sensor for the laboratory', 'jonas', 'Rinse, do **not** scrub. Add the settings file, the depth and a return label. Living things stay in the sea.\n\nThen [[Booking a slot]].'),
  guide('Laboratory', 'Booking a slot', 'solveig', '| What | Slot | Where |\n|---|---|---|\n| Wind | 40 minutes | Kiel |\n| Salinity | 2 days | Kiel, Kaohsiung |\n| Pressure | 1 day | Bergen |'),
  guide('Laboratory', 'Reading a certificate', 'annegret', 'First the number, then its [[Uncertainty]], then the date. The last page lists the chain: [[Traceability]].'),
  guide('Runbooks', 'Modem says hello and nothing else', 'tuulikki', '1. Is the subscription paid? (It was not, twice.)\n2. Antenna upright?\n3. Firmware 6.2 or later?\n4. Restart from afar: `modem reset --wait 120`\n5. Only then: a boat'),
  guide('Runbooks', 'Alert storm', 'kalina', 'One cause, many alarms. Silence by cause, not by station. Write one message to customers within thirty minutes, in [[Plain words]].'),
  guide('Runbooks', 'Silent station', 'tuulikki', 'Wait for two missed windows. Then: weather there? neighbours silent too? battery trend? Call the depot of the station: [[Stations]].'),
  guide('Runbooks', 'Clock in the past', 'aarav', 'Readings older than the station are refused and shown. Change the backup cell of the [[Tern 6]].')
];
