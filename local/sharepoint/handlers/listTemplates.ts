/** Option of a column's XML: its Name counts (AddFieldOptions.AddFieldInternalNameHint). */
export const keepInternalName = 8;

const field = (type: string, name: string, title: string, more = '', inside = ''): string => `<Field Type="${type}" Name="${name}" StaticName="${name}" DisplayName="${title}" ${more}${inside === '' ? '/>' : `>${inside}</Field>`}`;
const choices = (standard: string, ...values: readonly string[]): string => `<Default>${standard}</Default><CHOICES>${values.map((value) => `<CHOICE>${value}</CHOICE>`).join('')}</CHOICES>`;

const tasks = [
  field('User', 'AssignedTo', 'Assigned To'), field('Choice', 'Status', 'Task Status', '', choices('Not Started', 'Not Started', 'In Progress', 'Completed', 'Deferred', 'Waiting on someone else')),
  field('Choice', 'Priority', 'Priority', '', choices('(2) Normal', '(1) High', '(2) Normal', '(3) Low')), field('DateTime', 'StartDate', 'Start Date', 'Format="DateOnly"'), field('DateTime', 'DueDate', 'Due Date', 'Format="DateOnly"'),
  field('Number', 'PercentComplete', '% Complete', 'Percentage="TRUE" Min="0" Max="1"'), field('Note', 'Body', 'Description', 'RichText="TRUE"')
];

/**
 * Columns of lists made from templates that hold rows, by the number of the template; their internal names and kinds as every site has them
 * (SP.ListTemplateType: https://learn.microsoft.com/previous-versions/office/sharepoint-csom/ee541191(v=office.15)).
 */
export const templateColumns: Readonly<Record<number, readonly string[]>> = {
  103: [field('URL', 'URL', 'URL'), field('Note', 'Comments', 'Notes')],
  104: [field('Note', 'Body', 'Body', 'RichText="TRUE"'), field('DateTime', 'Expires', 'Expires', 'Format="DateOnly"')],
  105: [field('Text', 'FirstName', 'First Name'), field('Text', 'Email', 'Email Address'), field('Text', 'Company', 'Company'), field('Text', 'JobTitle', 'Job Title'), field('Text', 'WorkPhone', 'Business Phone'), field('Text', 'CellPhone', 'Mobile Number')],
  106: [field('Text', 'Location', 'Location'), field('DateTime', 'EventDate', 'Start Time'), field('DateTime', 'EndDate', 'End Time'), field('Note', 'Description', 'Description', 'RichText="TRUE"'), field('Boolean', 'fAllDayEvent', 'All Day Event')],
  107: tasks,
  171: tasks
};
