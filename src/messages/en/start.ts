const samples = {
  churn: {
    title: 'Who will leave?',
    text: 'A phone company’s customers. Learns to spot those about to cancel.',
    answer: 'about 22 of 100 left',
    kind: 'yes or no',
  },
  campaign: {
    title: 'Who will answer the mailing?',
    text: 'Who buys after a letter from a shop, and who would have anyway.',
    answer: 'about 7 of 100 answered',
    kind: 'yes or no',
  },
  clicks: {
    title: 'Which ad will be clicked?',
    text: 'Two weeks of advertisements on websites, several of them per person.',
    answer: 'about 4 of 100 clicked',
    kind: 'yes or no',
  },
  advertising: {
    title: 'What will we sell?',
    text: 'Weekly advertising spend in five channels, and the sales that followed.',
    answer: 'sales per week',
    kind: 'a number',
  },
  sales: {
    title: 'How much will sell tomorrow?',
    text: 'Three years of days in four stores: week, season, promotions, weather.',
    answer: 'bottles per day',
    kind: 'a number',
  },
  interest: {
    title: 'Which product suits whom?',
    text: 'Customers of an outdoor shop, sorted into four interests.',
    answer: 'hike, climb, paddle, camp',
    kind: 'one of four',
  },
  reviewsEn: {
    title: 'What do English reviews say?',
    text: 'Reviews of a shop. Learns from the words who recommends what they bought.',
    answer: 'about 63 of 100 recommend it',
    kind: 'yes or no',
  },
  reviewsZh: {
    title: 'What do Chinese reviews say?',
    text: 'The same in Chinese, where words stand without spaces.',
    answer: 'about 65 of 100 recommend it',
    kind: 'yes or no',
  },
  xor: {
    title: 'XOR',
    text: 'Four corners. A single line cannot part them.',
    answer: 'two classes',
    kind: 'x, y',
  },
  circles: { title: 'Circles', text: 'A ring around a core.', answer: 'two classes', kind: 'x, y' },
  spirals: {
    title: 'Spirals',
    text: 'Two arms wound into each other.',
    answer: 'two classes',
    kind: 'x, y',
  },
  moons: {
    title: 'Moons',
    text: 'Two interlocking half circles.',
    answer: 'two classes',
    kind: 'x, y',
  },
}

/** The samples that ship with the app. */
export type SampleId = keyof typeof samples

export const start = {
  title: 'Grow a small neural network on your own table.',
  lead: 'Open a table and pick the column you want to predict. Terrarium learns from your rows while you watch, and shows beside every result what the simplest answer would have been.',
  openFile: 'Open a file',
  paste: 'Paste a table',
  hint: 'Or drop a file anywhere on this page. CSV and other delimited text, Excel and Parquet, zipped or not.',
  readHere: 'It is read here: your data never leaves this browser.',
  orSample: 'Or begin with a sample',
  fromWords: 'From words',
  guideTo: (sample: string) => `Guide: ${sample}`,
  guideHere: 'At this step.',
  wholeGuide: 'About this sample, and what to try',
  closeGuide: 'Close the guide',
  toys: 'Toy sets for teaching',
  toysHow: 'Two numbers and a colour: small enough to see what a network does.',
  samples,
  sampleSize: (rows: string, columns: string) => `${rows} rows, ${columns} columns`,
  last: 'Last kept:',
  gpuReady: (name: string) => `WebGPU is ready: ${name}`,
  gpuSoftware: 'WebGPU runs in software here; training takes the processor instead.',
  gpuNone: 'This browser offers no WebGPU; training runs on the processor.',
  gpuInsecure:
    'This address is plain HTTP, where browsers switch WebGPU and storage off. Open it through HTTPS or localhost.',
  gpuNoAdapter: 'No usable graphics adapter was found; training runs on the processor.',
  pasteTitle: 'Paste a table',
  pasteHow:
    'Copy cells from a spreadsheet, a table from a web page or text with commas, semicolons or tabs. The first line holds the names.',
  pasteLabel: 'Table as text',
  pasteOpen: 'Open this table',
  pasteEmpty: 'Paste something first.',
  pastedName: 'pasted table',
  linkTitle: 'Settings came with this address.',
  linkGood: 'They will be used for the next table you open.',
  illustration: {
    label: 'A glass case: a plant with a network for branches grows out of a table of rows.',
    parts: {
      answer: { title: 'one answer', note: '89 of 100 leave' },
      units: { title: 'units', note: 'small rules it found' },
      weights: { title: 'weights', note: 'how much each counts' },
      rows: { title: 'your rows', note: 'gaps and all' },
    },
  },
}
