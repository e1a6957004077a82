export const packs = {
  title: 'Class pack',
  how: 'One file for the whole class; students drop it on any page of Terrarium. It will hold:',
  settings: 'data by formula or painted points, columns, network, settings, and what is locked',
  words: 'the name and what is to be done',
  rows: (name: string, rows: string, columns: string) =>
    `all ${rows} rows and ${columns} columns of ${name}`,
  noRows: 'names of columns, but no row of the table: students open it themselves',
  withRows: 'With the rows of the table',
  withRowsHelp: 'As they are protected now. Whoever has the file can read them.',
  save: 'Save a class pack',
  refused: 'The class pack was not opened or saved.',
}
