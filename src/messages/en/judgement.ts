/** The panes that judge a model from several sides. */
export const judgement = {
  cut: 'The cut',
  cutHow:
    'From this chance on, a row counts as a yes. Everything on this page and in Predict follows.',
  cutSlider: 'Chance that makes a yes',
  cutNumber: 'Of 100',
  cutInvalid: 'A number from 0 to 100 is needed.',
  cutValue: (of100: string) => `${of100} of 100`,
  backToHalf: 'Back to 50 of 100',
  bestF1: (of100: string) => `Best F1: ${of100}`,
  bestBalanced: (of100: string) => `Best balanced accuracy: ${of100}`,
  bestHow:
    'The two suggestions come from the validation rows, so the test rows still judge them fairly.',
  onTest: (rows: string) => `On ${rows} test rows`,
  onValidation: (rows: string) => `On ${rows} validation rows, as long as the test part is locked`,
  counts: (found: string, positives: string, said: string) =>
    `It says yes ${said} times and finds ${found} of ${positives}.`,
  needsRows: (file: string) => `To move the cut, open ${file} again: its rows are counted anew.`,
  opening: 'Getting the rows ready …',
}
