/** A part of a file instead of all of it. */
export const portion = {
  tooLarge: (name: string, size: string, needed: string, budget: string) =>
    `${name} holds ${size}. Reading all of it takes about ${needed} of memory; this machine should give it no more than ${budget}.`,
  why: 'A part of the rows, drawn at random, teaches a network nearly as well. Or leave out columns that you do not need.',
  percent: 'Share of the rows, in percent',
  stratify: 'Keep the shares of',
  stratifyNone: 'no column: draw from all rows alike',
  stratifyHelp: 'Choose the column to predict, and rare answers stay as frequent as they are.',
  seed: 'Seed',
  seedHelp: 'The same number draws the same rows.',
  columns: 'Columns to read',
  columnsTaken: (taken: string, all: string) => `${taken} of ${all}`,
  lastColumn: 'At least one column has to be read.',
  fits: (needed: string) => `This takes about ${needed} and fits.`,
  stillTooLarge: (needed: string) =>
    `This still takes about ${needed}. It may work, or end with a message that memory ran out.`,
  readPart: 'Read this part',
  readAll: 'Read all of it anyway',
  part: 'Read only a part',
  partNote: (percent: string, columns: string) => `${percent} of the rows, ${columns} columns`,
  sampled: (percent: string, rows: string, seed: string) =>
    `A part: ${percent} of ${rows} rows, drawn with seed ${seed}.`,
  stratified: (column: string) => `The shares of “${column}” are as in the file.`,
  someColumns: (read: string, all: string) => `${read} of ${all} columns were read.`,
}
