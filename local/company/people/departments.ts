import type { PlaceKey } from './places';

export type DepartmentKey =
  | 'executive' | 'sensors' | 'buoys' | 'firmware' | 'data' | 'science' | 'lab' | 'production' | 'supply'
  | 'quality' | 'field' | 'sales' | 'comms' | 'people' | 'finance' | 'it';

/** A department, its head's key, how many work there (head included) among the first two hundred, and where. */
export interface Department {
  readonly key: DepartmentKey;
  readonly name: string;
  readonly head: string;
  readonly size: number;
  /** Everybody reports to the head, however many they are. */
  readonly isFlat?: boolean;
  readonly places: readonly PlaceKey[];
  readonly lead: string;
  readonly titles: readonly string[];
  readonly skills: readonly string[];
  readonly askMeAbout: readonly string[];
  readonly projects: readonly string[];
}

export const departments: readonly Department[] = [
  { key: 'executive', name: 'Executive Board', head: 'ragnhild', size: 5, places: ['bergen'], lead: 'Chief Officer', titles: ['Chief of Staff'],
    skills: ['Strategy', 'Governance', 'Negotiation'], askMeAbout: ['Why we build what we build'], projects: ['Five-year plan'] },
  { key: 'sensors', name: 'Sensor Development', head: 'kavita', size: 16, places: ['pune', 'kiel', 'yokohama', 'brest'], lead: 'Lead Sensor Engineer',
    titles: ['Sensor Engineer', 'Optics Engineer', 'Acoustics Engineer', 'Analog Designer', 'Test Engineer', 'Mechanical Designer'],
    skills: ['Ultrasonics', 'Radar', 'Optics', 'Low-noise electronics', 'Finite elements', 'Icing', 'EMC', 'Thermal design', 'Prototyping'],
    askMeAbout: ['Ice on transducers', 'Radar beams over foam', 'Choosing an amplifier', 'Salt spray tests'], projects: ['Plover 4', 'Skua fog sensor', 'Sandpiper radar head'] },
  { key: 'buoys', name: 'Buoys and Moorings', head: 'einar', size: 13, places: ['bergen', 'thessaloniki', 'halifax', 'porto'], lead: 'Lead Naval Engineer',
    titles: ['Naval Architect', 'Mooring Engineer', 'Hull Designer', 'Battery Engineer', 'Sea Trials Engineer'],
    skills: ['Moorings', 'Hull design', 'Solar power', 'Batteries', 'Sea trials', 'Corrosion', 'Composites', 'Rigging'],
    askMeAbout: ['Chain, rope or wire', 'Surviving a winter', 'Why buoys are yellow', 'Anodes'], projects: ['Fulmar 40 hull C', 'Winter moorings'] },
  { key: 'firmware', name: 'Firmware', head: 'yuki', size: 12, places: ['yokohama', 'oulu', 'pune', 'haifa'], lead: 'Lead Firmware Engineer',
    titles: ['Firmware Engineer', 'Embedded Developer', 'Firmware Test Engineer'],
    skills: ['C', 'Rust', 'Real-time systems', 'Low power', 'Satellite modems', 'Bootloaders', 'Protocols', 'Hardware in the loop'],
    askMeAbout: ['Sleeping for 59 seconds a minute', 'Time stamps', 'Updating over a slow link'], projects: ['Tern 6 firmware', 'Safe update'] },
  { key: 'data', name: 'Data Platform', head: 'ilmari', size: 16, places: ['oulu', 'varna', 'haifa', 'halifax'], lead: 'Lead Data Engineer',
    titles: ['Data Engineer', 'Backend Developer', 'Frontend Developer', 'Data Scientist', 'Site Reliability Engineer', 'Product Designer'],
    skills: ['SQL', 'Python', 'Time series', 'Quality control of data', 'TypeScript', 'Maps', 'Accessibility', 'Forecasts', 'Streaming'],
    askMeAbout: ['Spikes and flat lines', 'Open data formats', 'Maps that load fast', 'On-call'], projects: ['Rookery 3', 'Open tide archive'] },
  { key: 'science', name: 'Ocean Science', head: 'fiona', size: 6, places: ['halifax', 'brest', 'capetown'], lead: 'Senior Oceanographer',
    titles: ['Oceanographer', 'Meteorologist', 'Coastal Scientist'],
    skills: ['Waves', 'Tides', 'Oceanography', 'Meteorology', 'Statistics', 'Field campaigns', 'Papers'],
    askMeAbout: ['Rogue waves', 'Sea level, honestly', 'Reading a spectrum'], projects: ['Storm surge study', 'Fog chemistry'] },
  { key: 'lab', name: 'Calibration Laboratory', head: 'solveig', size: 14, places: ['kiel', 'kaohsiung', 'bergen'], lead: 'Lead Metrologist',
    titles: ['Metrologist', 'Calibration Technician', 'Laboratory Engineer', 'Certificates Coordinator'],
    skills: ['Metrology', 'Uncertainty', 'Wind tunnel', 'Salinity baths', 'ISO 17025', 'Pressure', 'Traceability'],
    askMeAbout: ['Uncertainty without tears', 'Booking the wind tunnel', 'What a certificate says'], projects: ['Second wind tunnel', 'Digital certificates'] },
  { key: 'production', name: 'Production', head: 'joao', size: 20, places: ['porto', 'pune', 'kaohsiung'], lead: 'Line Supervisor',
    titles: ['Assembly Technician', 'Soldering Specialist', 'Production Planner', 'Process Engineer', 'Packaging Technician', 'Tooling Engineer'],
    skills: ['Soldering', 'Lean', 'Potting', 'Planning', 'Fixtures', 'Training', 'Forklift', '5S'],
    askMeAbout: ['Potting without bubbles', 'Shift swaps', 'Getting a prototype built'], projects: ['Line 3', 'Less packaging'] },
  { key: 'supply', name: 'Supply Chain', head: 'yichun', size: 9, places: ['kaohsiung', 'porto', 'varna'], lead: 'Lead Buyer',
    titles: ['Buyer', 'Logistics Coordinator', 'Customs Specialist', 'Supplier Quality Engineer'],
    skills: ['Purchasing', 'Customs', 'Dangerous goods', 'Forecasting', 'Negotiation', 'Shipping'],
    askMeAbout: ['Lithium batteries by air', 'Lead times', 'Carnets'], projects: ['Second sources', 'Carbon of freight'] },
  { key: 'quality', name: 'Quality and Safety', head: 'gwenaelle', size: 8, places: ['brest', 'porto', 'kiel'], lead: 'Lead Quality Engineer',
    titles: ['Quality Engineer', 'Safety Adviser', 'Auditor', 'Environmental Engineer'],
    skills: ['ISO 9001', 'Root causes', 'Work at height', 'Sea survival', 'Audits', 'Risk', 'First aid'],
    askMeAbout: ['Near misses', 'Lifejackets', 'Audits that help'], projects: ['Safe on the water', 'Paperless audits'] },
  { key: 'field', name: 'Field Service', head: 'sipho', size: 29, isFlat: true, places: ['capetown', 'valparaiso', 'halifax', 'alexandria', 'bergen', 'brest', 'kaohsiung'], lead: 'Head of Field Service',
    titles: ['Field Engineer', 'Field Technician', 'Commissioning Engineer', 'Service Coordinator', 'Diver', 'Boat Handler'],
    skills: ['Commissioning', 'Climbing', 'Diving', 'Rope access', 'Small boats', 'Satellite terminals', 'Splicing', 'Diagnosis', 'Customer training'],
    askMeAbout: ['Packing for a small boat', 'Masts in the wind', 'Seasickness', 'Ferries that do run'], projects: ['Spare parts vans', 'Station upgrades'] },
  { key: 'sales', name: 'Sales and Partners', head: 'layla', size: 17, places: ['alexandria', 'kiel', 'pune', 'valparaiso', 'bergen', 'thessaloniki'], lead: 'Regional Sales Lead',
    titles: ['Account Manager', 'Tender Specialist', 'Partner Manager', 'Application Engineer', 'Sales Coordinator'],
    skills: ['Tenders', 'Ports', 'Offshore wind', 'Airports', 'Presentations', 'Contracts', 'Partners'],
    askMeAbout: ['Tenders in two weeks', 'What ports want', 'Demo kits'], projects: ['Ports programme', 'Partner portal'] },
  { key: 'comms', name: 'Communications', head: 'maelys', size: 5, places: ['bergen', 'brest'], lead: 'Head of Communications',
    titles: ['Editor', 'Designer', 'Event Planner'],
    skills: ['Writing', 'Photography', 'Design', 'Events', 'Plain language', 'Video'],
    askMeAbout: ['Slides worth reading', 'Pictures you may use', 'Plain words'], projects: ['New intranet', 'Autumn gathering'] },
  { key: 'people', name: 'People and Culture', head: 'hannele', size: 7, places: ['oulu', 'bergen', 'porto', 'pune'], lead: 'Head of People and Culture',
    titles: ['HR Partner', 'Recruiter', 'Learning Designer', 'Payroll Specialist'],
    skills: ['Recruiting', 'Coaching', 'Labour law', 'Onboarding', 'Workshops', 'Facilitation'],
    askMeAbout: ['Parental leave', 'Your first week', 'Learning budgets', 'Moving country'], projects: ['Buddy programme', 'Language tandems'] },
  { key: 'finance', name: 'Finance', head: 'zdravka', size: 9, places: ['varna', 'bergen', 'alexandria'], lead: 'Head of Accounting',
    titles: ['Accountant', 'Controller', 'Financial Analyst', 'Treasury Specialist'],
    skills: ['Accounting', 'Budgets', 'VAT', 'Reporting', 'Currencies', 'Spreadsheets'],
    askMeAbout: ['Travel expenses', 'Month end', 'Cost centres'], projects: ['Faster month end'] },
  { key: 'it', name: 'Information Technology', head: 'eitan', size: 8, places: ['haifa', 'bergen', 'pune'], lead: 'Head of IT',
    titles: ['System Administrator', 'Service Desk Analyst', 'Security Engineer', 'Cloud Engineer'],
    skills: ['Identity', 'Networks', 'Microsoft 365', 'Security', 'Automation', 'Support'],
    askMeAbout: ['Passwords, or none', 'Laptops', 'Wi-Fi in odd places'], projects: ['Passkeys for all', 'Quiet meeting rooms'] }
];

const byKey = new Map(departments.map((department) => [department.key, department]));

/** The department with that key. */
export function getDepartment(key: DepartmentKey): Department {
  const department = byKey.get(key);
  if (!department) throw new Error(`No department ${key}`);
  return department;
}
