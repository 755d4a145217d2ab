import type { DepartmentKey } from './departments';
import type { PlaceKey } from './places';

/** A colleague written by hand. Texts name them by `key`; `mail` is the part before the @ where it is not made of the name. */
export interface CastMember {
  readonly key: string;
  readonly given: string;
  readonly family: string;
  readonly native?: string;
  readonly sex: 'f' | 'm';
  readonly place: PlaceKey;
  readonly department?: DepartmentKey;
  readonly title: string;
  readonly mail?: string;
  readonly pronouns?: string;
  readonly pronunciation?: string;
  readonly about?: string;
  readonly hasPhoto?: boolean;
  readonly years?: number;
}

const member = (key: string, given: string, family: string, sex: 'f' | 'm', place: PlaceKey, department: DepartmentKey, title: string, more: Partial<CastMember> = {}): CastMember => ({
  key, given, family, sex, place, department, title, ...more
});

/** The colleagues whom the texts know. Board first, then the heads of departments. */
export const cast: readonly CastMember[] = [
  member('ragnhild', 'Ragnhild', 'Torsvik', 'f', 'bergen', 'executive', 'Chief Executive', { hasPhoto: true, years: 19, pronunciation: 'RAHNG-hild TORSH-veek', about: 'I came to Marevind to fix one tide gauge in 2007 and stayed. On Thursdays my door is open from three, and the coffee is on.' }),
  member('anselm', 'Anselm', 'Brückner', 'm', 'kiel', 'executive', 'Chief Technology Officer', { hasPhoto: true, years: 14, about: 'Physicist by training, tinkerer by temper. I answer questions about roadmaps with a pencil.' }),
  member('despina', 'Despina', 'Vlachopoulou', 'f', 'thessaloniki', 'executive', 'Chief Operating Officer', { native: 'Δέσποινα Βλαχοπούλου', hasPhoto: true, years: 11 }),
  member('amara', 'Amara', 'Nwosu-Lindqvist', 'f', 'bergen', 'executive', 'Chief Commercial Officer', { hasPhoto: true, years: 6, pronouns: 'she/her' }),
  member('teodor', 'Teodor', 'Vasilev', 'm', 'varna', 'executive', 'Chief Financial Officer', { native: 'Теодор Василев', years: 9 }),
  member('kavita', 'Kavita', 'Deshpande', 'f', 'pune', 'sensors', 'Head of Sensor Development', { native: 'कविता देशपांडे', hasPhoto: true, years: 12, about: 'Sound through cold air is my subject. I collect photographs of icicles on instruments, preferably other people’s.' }),
  member('einar', 'Einar', 'Haugland', 'm', 'bergen', 'buoys', 'Head of Buoys and Moorings', { hasPhoto: true, years: 21, about: 'If it floats and is yellow, it is probably mine. Winter is the only test that counts.' }),
  member('yuki', 'Yuki', 'Hoshino', 'f', 'yokohama', 'firmware', 'Head of Firmware', { native: '星野 由紀', hasPhoto: true, years: 8, pronouns: 'she/her' }),
  member('ilmari', 'Ilmari', 'Kettunen', 'm', 'oulu', 'data', 'Head of Data Platform', { hasPhoto: true, years: 10, about: 'Rookery stores four hundred million readings a day and forgets none of them. I forget birthdays, so they are in my calendar.' }),
  member('fiona', 'Fiona', 'MacAskill', 'f', 'halifax', 'science', 'Head of Ocean Science', { hasPhoto: true, years: 13 }),
  member('solveig', 'Solveig', 'Brandt', 'f', 'kiel', 'lab', 'Head of Calibration Laboratory', { hasPhoto: true, years: 16, about: 'A number without an uncertainty is an opinion. Ask me for the short version; I also have the long one.' }),
  member('joao', 'João Pedro', 'Magalhães Teixeira de Albuquerque', 'm', 'porto', 'production', 'Head of Production', { hasPhoto: true, years: 17 }),
  member('yichun', 'Yi-chun', 'Chen', 'f', 'kaohsiung', 'supply', 'Head of Supply Chain', { native: '陳怡君', years: 7 }),
  member('gwenaelle', 'Gwenaëlle', 'Le Bihan', 'f', 'brest', 'quality', 'Head of Quality and Safety', { hasPhoto: true, years: 12, pronunciation: 'gwen-ah-EL luh bee-AHN' }),
  member('sipho', 'Sipho', 'Ndlovu', 'm', 'capetown', 'field', 'Head of Field Service', { hasPhoto: true, years: 9, about: 'Twenty-eight of us in seven places. If a station of yours is silent, write to the coordinators first and to me second.' }),
  member('layla', 'Layla', 'Mansour', 'f', 'alexandria', 'sales', 'Head of Sales and Partners', { native: 'ليلى منصور', hasPhoto: true, years: 8 }),
  member('maelys', 'Maëlys', 'Kerjean', 'f', 'brest', 'comms', 'Head of Communications', { hasPhoto: true, years: 5 }),
  member('hannele', 'Hannele', 'Rautio', 'f', 'oulu', 'people', 'Head of People and Culture', { hasPhoto: true, years: 7, about: 'I believe in short meetings, long lunches and saying thank you out loud.' }),
  member('zdravka', 'Zdravka', 'Ilieva', 'f', 'varna', 'finance', 'Head of Accounting', { native: 'Здравка Илиева', years: 10 }),
  member('eitan', 'Eitan', 'Barzilai', 'm', 'haifa', 'it', 'Head of IT', { native: 'איתן ברזילי', hasPhoto: true, years: 6 }),
  member('owner', 'Maren', 'Aasland', 'f', 'bergen', 'comms', 'Intranet Lead', { mail: 'owner', hasPhoto: true, years: 4, pronouns: 'she/her', about: 'I look after this intranet. Tell me what you could not find; that is the most useful message I get.' }),
  member('member', 'Tomás', 'Arriagada', 'm', 'valparaiso', 'field', 'Field Engineer', { mail: 'member', hasPhoto: true, years: 3, about: 'Based in Valparaíso, mostly found on ferries. I look after the stations between Arica and Puerto Montt.' }),
  member('visitor', 'Noor', 'El-Sayed', 'f', 'alexandria', 'finance', 'Intern', { native: 'نور السيد', mail: 'visitor', hasPhoto: true, years: 0.4 }),
  member('dina', 'Dina', 'Shafik', 'f', 'alexandria', 'finance', 'Finance Trainee', { native: 'دينا شفيق', hasPhoto: true, years: 0.3 }),
  member('annegret', 'Annegret', 'Schimmelpfennig-Oberwallner', 'f', 'kiel', 'lab', 'Metrologist', { years: 15 }),
  member('omar', 'Omar Farouk', 'Hassan', 'm', 'alexandria', 'field', 'Commissioning Engineer', { native: 'عمر فاروق حسن', hasPhoto: true, years: 5 }),
  member('meiling', 'Mei-ling', 'Huang', 'f', 'kaohsiung', 'lab', 'Calibration Technician', { native: '黃美玲', hasPhoto: true, years: 3 }),
  member('kenji', 'Kenji', 'Morikawa', 'm', 'yokohama', 'sensors', 'Acoustics Engineer', { native: '森川 健二', hasPhoto: true, years: 9 }),
  member('aarav', 'Aarav', 'Kulkarni', 'm', 'pune', 'firmware', 'Firmware Engineer', { native: 'आरव कुलकर्णी', hasPhoto: true, years: 2, pronouns: 'he/him' }),
  member('sanni', 'Sanni', 'Lehtonen', 'f', 'oulu', 'data', 'Product Designer', { hasPhoto: true, years: 4, pronouns: 'they/them' }),
  member('jonas', 'Jonas', 'Petersen', 'm', 'kiel', 'lab', 'Laboratory Engineer', { hasPhoto: true, years: 6 }),
  member('beatriz', 'Beatriz', 'Saraiva', 'f', 'porto', 'production', 'Process Engineer', { hasPhoto: true, years: 5 }),
  member('nikos', 'Nikos', 'Papadimas', 'm', 'thessaloniki', 'buoys', 'Mooring Engineer', { native: 'Νίκος Παπαδήμας', hasPhoto: true, years: 7 }),
  member('kalina', 'Kalina', 'Dimitrova', 'f', 'varna', 'data', 'Data Engineer', { native: 'Калина Димитрова', hasPhoto: true, years: 3 }),
  member('shira', 'Shira', 'Alkalai', 'f', 'haifa', 'it', 'Security Engineer', { native: 'שירה אלקלעי', hasPhoto: true, years: 4, pronouns: 'she/her' }),
  member('elodie', 'Élodie', 'Quéméner', 'f', 'brest', 'quality', 'Safety Adviser', { hasPhoto: true, years: 8 }),
  member('thabo', 'Thabo', 'Mokwena', 'm', 'capetown', 'field', 'Field Technician', { hasPhoto: true, years: 4 }),
  member('camila', 'Camila', 'Fuenzalida', 'f', 'valparaiso', 'field', 'Diver', { hasPhoto: true, years: 6 }),
  member('ewan', 'Ewan', 'Sutherland', 'm', 'halifax', 'field', 'Boat Handler', { hasPhoto: true, years: 11 }),
  member('freja', 'Freja', 'Nymark', 'f', 'bergen', 'people', 'Learning Designer', { hasPhoto: true, years: 2 }),
  member('rohan', 'Rohan', 'Bhattacharyya', 'm', 'pune', 'sales', 'Tender Specialist', { native: 'रोहन भट्टाचार्य', years: 5 }),
  member('malin', 'Malin', 'Østervold', 'f', 'bergen', 'comms', 'Editor', { hasPhoto: true, years: 3 }),
  member('henrik', 'Henrik', 'Dahle', 'm', 'bergen', 'buoys', 'Sea Trials Engineer', { hasPhoto: true, years: 8 }),
  member('leila', 'Leïla', 'Ben Amor', 'f', 'brest', 'science', 'Coastal Scientist', { native: 'ليلى بن عمر', hasPhoto: true, years: 4 }),
  member('petra', 'Petra', 'Lorenzen', 'f', 'kiel', 'sales', 'Account Manager', { hasPhoto: true, years: 13 }),
  member('tuulikki', 'Tuulikki', 'Ahonen', 'f', 'oulu', 'data', 'Site Reliability Engineer', { years: 9 }),
  member('kwabena', 'Kwabena', 'Asante-Boateng', 'm', 'porto', 'supply', 'Logistics Coordinator', { hasPhoto: true, years: 4 }),
  member('suryani', 'Suryani', '', 'f', 'kaohsiung', 'production', 'Line Supervisor', { hasPhoto: true, years: 6, about: 'One name is enough; the forms disagree.' }),
  member('mehmet', 'Mehmet', 'Yıldız', 'm', 'kiel', 'sensors', 'Test Engineer', { hasPhoto: true, years: 3 }),
  member('ines', 'Inês', 'Caldeira', 'f', 'porto', 'quality', 'Environmental Engineer', { hasPhoto: true, years: 2, pronouns: 'she/they' }),
  member('oskar', 'Oskar', 'Wahlgren', 'm', 'bergen', 'it', 'Service Desk Analyst', { hasPhoto: true, years: 1 })
];

/** Guests of other organisations, machines, and a colleague who has left: accounts that directories must be able to leave out. */
export const outsiders: readonly (CastMember & { readonly kind: 'guest' | 'service' | 'removed'; readonly organisation?: string })[] = [
  { key: 'guest', given: 'Philippa', family: 'Cray', sex: 'f', place: 'halifax', title: 'Harbour Engineer', mail: 'guest', kind: 'guest', organisation: 'Port of Saint Aldric', hasPhoto: false },
  { key: 'guest-lund', given: 'Casper', family: 'Lundgaard', sex: 'm', place: 'kiel', title: 'Auditor', mail: 'casper.lundgaard_nordcert.example#ext#', kind: 'guest', organisation: 'Nordcert', hasPhoto: false },
  { key: 'guest-abe', given: 'Natsumi', family: 'Abe', native: '阿部 夏美', sex: 'f', place: 'yokohama', title: 'Researcher', mail: 'natsumi.abe_umiken.example#ext#', kind: 'guest', organisation: 'Umiken Institute', hasPhoto: false },
  { key: 'svc-rookery', given: 'Rookery', family: 'alerts', sex: 'f', place: 'oulu', title: '', mail: 'svc-rookery', kind: 'service', hasPhoto: false },
  { key: 'svc-scanner', given: 'Scanner', family: 'Bergen 2', sex: 'f', place: 'bergen', title: '', mail: 'svc-scanner-bergen2', kind: 'service', hasPhoto: false },
  { key: 'room-kiel', given: 'Meeting room', family: 'Leuchtturm', sex: 'f', place: 'kiel', title: '', mail: 'room-leuchtturm', kind: 'service', hasPhoto: false },
  { key: 'removed', given: 'Gerrit', family: 'Haverkamp', sex: 'm', place: 'kiel', title: 'Regional Sales Lead', department: 'sales', kind: 'removed', hasPhoto: false, years: 8 }
];
