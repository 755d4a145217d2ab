import type { PlaceKey } from '../people/places';

/** An instrument of the company, as the handbook and the stories tell of it. */
export interface Product {
  readonly key: string;
  readonly name: string;
  readonly what: string;
  readonly owner: string;
  readonly measures: string;
  readonly range: string;
  readonly uncertainty: string;
  readonly power: string;
  readonly weight: string;
  readonly interval: string;
  readonly parts: readonly string[];
  readonly faults: readonly (readonly [sign: string, cause: string, remedy: string])[];
}

export const products: readonly Product[] = [
  { key: 'fulmar', name: 'Fulmar 40', what: 'wave buoy', owner: 'einar', measures: 'height, period and direction of waves', range: '0 to 20 m, 1.6 to 30 s', uncertainty: '2 cm or 1 %', power: '0.4 W, solar with battery', weight: '38 kg', interval: '24 months', parts: ['Hull', 'Keel ring', 'Antenna mast', 'Solar lid', 'Battery pack', 'Motion sensor'],
    faults: [['Position lost in waves', 'Hull lies down, antenna under water', 'Check ballast ring; hulls A and B: change to C'], ['Battery low in the morning', 'Solar lid fouled by birds', 'Clean, fit spikes'], ['Heave drifts', 'Motion sensor warm', 'Restart at night, report serial number']] },
  { key: 'plover', name: 'Plover 4', what: 'ultrasonic anemometer', owner: 'kavita', measures: 'speed and direction of wind', range: '0 to 75 m/s', uncertainty: '0.14 m/s or 1.5 %', power: '0.9 W, 24 W with heating', weight: '1.3 kg', interval: '36 months', parts: ['Transducers', 'Lower arm', 'Mast clamp', 'Heater mat', 'Connector'],
    faults: [['Second echo in north-westerlies', 'Something sings beside the lower arm', 'Move cable ties by a hand’s width'], ['Gaps in frost', 'Heater off', 'Switch heating to automatic'], ['Clamp slips', 'Wrong torque', '16 Nm with the alloy bracket, 22 Nm with steel']] },
  { key: 'sandpiper', name: 'Sandpiper', what: 'radar tide gauge', owner: 'kenji', measures: 'water level', range: '0.5 to 35 m below the sensor', uncertainty: '1 mm in still water, 4 mm in waves', power: '0.2 W', weight: '2.1 kg', interval: '24 months', parts: ['Radar head', 'Arm', 'Levelling plate', 'Cable'],
    faults: [['Level jumps by decimetres', 'Spider in front of the horn', 'Wipe twice a year'], ['Steady offset after works', 'Pier has moved', 'Level to the benchmark, tell ocean science'], ['Noise in foam', 'Averaging too short', 'Set the mean to one minute']] },
  { key: 'tern', name: 'Tern 6', what: 'data logger', owner: 'yuki', measures: 'everything that is connected to it', range: '16 channels, 1 Hz to once a day', uncertainty: '0.02 % of a voltage', power: '6 mW asleep, 0.5 W sending', weight: '0.7 kg', interval: 'none', parts: ['Housing', 'Main board', 'Modem', 'Backup cell', 'Lid seal'],
    faults: [['Time is 1970', 'Backup cell empty', 'Change cell; from 6.3 it keeps quiet until it knows the time'], ['Modem says hello and nothing else', 'Subscription or antenna', 'See the runbook of that name'], ['Sleeps badly', 'Receiver stays on', 'Firmware 6.2 or later']] },
  { key: 'skua', name: 'Skua', what: 'fog sensor', owner: 'kavita', measures: 'visibility and kind of precipitation', range: '10 m to 20 km', uncertainty: '10 % below 2 km', power: '3 W, 60 W with heating', weight: '4.8 kg', interval: '12 months', parts: ['Lamp', 'Detector', 'Hoods', 'Heater', 'Calibration disc'],
    faults: [['Fog on a clear day', 'Spider web in the hood', 'Brush, fit the collar'], ['Sees less each month', 'Window dirty', 'Clean with lint-free cloth, then calibrate with the disc'], ['Snow shown as fog', 'Flicker analysis off', 'Switch on in the settings']] },
  { key: 'dipper', name: 'Dipper', what: 'conductivity and temperature probe', owner: 'solveig', measures: 'salinity and temperature of water', range: '0 to 42 g/kg, −2 to 35 °C', uncertainty: '0.005 g/kg, 0.002 K', power: '40 mW', weight: '0.9 kg', interval: '12 months', parts: ['Cell', 'Guard', 'Pressure housing', 'O-ring set'],
    faults: [['Salinity falls over weeks', 'Growth in the cell', 'Send in unscrubbed; see Preparing a sensor for the laboratory'], ['Readings noisy', 'Bubbles', 'Mount upright'], ['No readings', 'O-ring pinched', 'Change the set, grease thinly']] }
];

/** A place where instruments of the company stand. */
export interface Station {
  readonly name: string;
  readonly country: string;
  readonly depot: PlaceKey;
  readonly instruments: readonly string[];
  readonly since: number;
  readonly access: string;
  readonly mind: string;
}

const station = (name: string, country: string, depot: PlaceKey, since: number, instruments: string, access: string, mind: string): Station => ({ name, country, depot, since, instruments: instruments.split(', '), access, mind });

export const stations: readonly Station[] = [
  station('Fedje', 'Norway', 'bergen', 2004, 'Fulmar 40, Plover 4, Tern 6', 'Boat, 35 minutes', 'the swell at the landing when the wind is south of west'),
  station('Ouessant', 'France', 'brest', 2008, 'Sandpiper, Skua, Tern 6', 'Ferry, then on foot', 'currents of four metres a second'),
  station('Sable Island', 'Canada', 'halifax', 2011, 'Fulmar 40, Plover 4, Tern 6', 'Small aircraft, weather permitting', 'horses, which have the right of way'),
  station('Cape Point', 'South Africa', 'capetown', 2013, 'Plover 4, Skua, Tern 6', 'Car, then 210 steps', 'baboons; leave no food in the van'),
  station('Hailuoto', 'Finland', 'oulu', 2009, 'Sandpiper, Dipper, Tern 6', 'Ferry, in winter by the ice road', 'thin ice at the pier'),
  station('Quintero', 'Chile', 'valparaiso', 2015, 'Fulmar 40, Dipper, Tern 6', 'Boat, 20 minutes', 'the sea lion, who checks everything'),
  station('Eastern Mole', 'Egypt', 'alexandria', 2020, 'Sandpiper, Plover 4, Tern 6', 'On foot through the port, with a pass', 'cranes at work'),
  station('Alfsee', 'Germany', 'kiel', 2018, 'Dipper, Tern 6', 'Rowing boat of the sailing club', 'regattas on Saturdays'),
  station('Jogashima', 'Japan', 'yokohama', 2012, 'Plover 4, Sandpiper, Tern 6', 'Car and footpath', 'typhoon season, August to October'),
  station('Cijin', 'Taiwan', 'kaohsiung', 2016, 'Sandpiper, Skua, Tern 6', 'Ferry and bicycle', 'heat on the roof at noon'),
  station('Kaliakra', 'Bulgaria', 'varna', 2017, 'Plover 4, Tern 6', 'Car', 'the cliff edge, which is closer each year'),
  station('Berlengas', 'Portugal', 'porto', 2014, 'Fulmar 40, Skua, Tern 6', 'Boat, one hour', 'nesting birds from March to July'),
  station('Peggy’s Ledge', 'Canada', 'halifax', 2006, 'Fulmar 40, Sandpiper, Tern 6', 'Boat, 15 minutes', 'black rocks, which are wet rocks'),
  station('Helgoland Düne', 'Germany', 'kiel', 2010, 'Sandpiper, Plover 4, Dipper, Tern 6', 'Ferry, then the dune boat', 'seals with young: keep thirty metres away'),
  station('Bat Galim', 'Israel', 'haifa', 2019, 'Sandpiper, Tern 6', 'On foot along the promenade', 'surfers who lean boards on the gauge'),
  station('Samothraki', 'Greece', 'thessaloniki', 2018, 'Fulmar 40, Tern 6', 'Ferry, twice a week', 'the ferry that is on Tuesday, not on Thursday')
];

/** A word of the trade and what it means. */
export const glossary: readonly (readonly [word: string, meaning: string])[] = [
  ['Significant wave height', 'The mean of the highest third of the waves. It is close to what an experienced sailor would guess, and about half of the highest wave that you will meet in a few hours.'],
  ['Heave', 'The movement of a buoy straight up and down. Surge and sway are the movements forward and sideways.'],
  ['Spring tide', 'The large tides at new and full moon, when sun and moon pull along one line. They have nothing to do with the season.'],
  ['Neap tide', 'The small tides at half moon, when sun and moon pull at a right angle.'],
  ['Chart datum', 'The level from which depths on a chart are counted. It is not mean sea level, and it is not the same in every country.'],
  ['Benchmark', 'A bolt in rock or a solid wall whose height is known. Everything else moves; the benchmark is not supposed to.'],
  ['Staff', 'A painted board with marks on which the water level is read by eye.'],
  ['Uncertainty', 'How far from the truth a reading could reasonably be. It is worked out, not guessed.'],
  ['Traceability', 'The unbroken chain of comparisons from your sensor to the national standard.'],
  ['Drift', 'A slow change of a sensor which the sea did not cause. It is found by calibration alone.'],
  ['Flat line', 'The same value again and again. Sometimes the sea is calm; mostly the sensor is dead.'],
  ['Spike', 'A single value far from its neighbours. It is marked, never deleted.'],
  ['Fetch', 'The length of open water over which the wind blows. More fetch, higher waves.'],
  ['Swell', 'Waves that have left the wind that made them.'],
  ['Anode', 'A piece of zinc or aluminium that rusts so that the rest does not.'],
  ['Swivel', 'A joint that lets a buoy turn without winding up its mooring. Inspect it at each visit.'],
  ['Gust', 'The highest mean over three seconds. A shorter peak is weather for poets.'],
  ['Duty cycle', 'The share of time in which an instrument is awake.'],
  ['Fouling', 'All that settles on things in water: slime first, then barnacles, then arguments.'],
  ['Storm surge', 'The part of the water level that wind and air pressure add to the tide.'],
  ['Residual', 'The level that is left when the predicted tide is taken away.'],
  ['Back-scatter', 'Light that returns toward the lamp. Fog sensors look for the other kind.'],
  ['Carnet', 'A customs document for tools that travel and come home. Without it they stay.'],
  ['Leap second', 'A second that is added to the year so that clocks agree with the Earth. Loggers do not like it.']
];
