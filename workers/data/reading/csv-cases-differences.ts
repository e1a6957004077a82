/** Cases of public suites that are read otherwise than the suite says, on purpose. */
export interface Difference {
  suite: string
  cases: readonly string[]
  reason: string
}

export const differences: readonly Difference[] = [
  {
    suite: 'csv-test-data',
    cases: ['header-no-rows'],
    reason: 'A header without rows is no table to learn from, and is refused with a sentence.',
  },
  {
    suite: 'csv-test-data',
    cases: ['bad-unescaped-quote.csv'],
    reason: 'A quote inside a cell without quotes is text like any other.',
  },
  {
    suite: 'papaparse',
    cases: ['parse-092-skip-first-n-number-of-lines-with-header-and-2-rows'],
    reason: 'A header without rows is no table to learn from, and is refused with a sentence.',
  },
  {
    suite: 'papaparse',
    cases: [
      'core-045-entire-file-is-comment-lines',
      'core-049-input-with-only-a-commented-line',
      'parse-062-skip-empty-lines-with-empty-input',
    ],
    reason: 'Nothing at all is refused with a sentence instead of being a table without rows.',
  },
  {
    suite: 'papaparse',
    cases: [
      'core-019-quoted-field-has-no-closing-quote',
      'core-021-quoted-field-has-invalid-trailing-quote-after-delimiter',
      'core-023-quoted-field-has-invalid-trailing-quote-after-new-line',
    ],
    reason:
      'A quote that is never closed spoils its line, which is counted and shown, not all that follows.',
  },
  {
    suite: 'papaparse',
    cases: [
      'core-047-bad-comments-value-specified',
      'parse-012-row-with-too-few-fields',
      'parse-013-row-with-too-many-fields',
    ],
    reason:
      'A row with too few or too many cells is counted and shown, and not filled up or cut off.',
  },
  {
    suite: 'papaparse',
    cases: ['core-037-input-is-just-empty-fields'],
    reason: 'Empty cells beyond the last column are dropped.',
  },
  {
    suite: 'papaparse',
    cases: [
      'core-054-one-column-input-with-empty-fields',
      'core-058-fast-mode-with-blank-line-at-end',
      'parse-043-blank-line-in-middle',
      'parse-045-blank-line-in-middle-with-whitespace',
      'parse-059-empty-lines',
    ],
    reason: 'Blank lines are no rows.',
  },
  {
    suite: 'papaparse',
    cases: [
      'parse-088-parsing-with-skipemptylines-set-to-greedy',
      'parse-089-parsing-with-skipemptylines-set-to-greedy-with-quotes-and-de',
    ],
    reason: 'A line of delimiters is a row whose cells are all missing.',
  },
  {
    suite: 'papaparse',
    cases: ['core-061-duplicated-header-names-existing-column'],
    reason: 'Names that occur twice are numbered in brackets, and only where the row is a header.',
  },
  {
    suite: 'papaparse',
    cases: [
      'parse-028-dynamic-typing-converts-numeric-literals-and-maintains-preci',
      'parse-029-dynamic-typing-converts-boolean-literals',
      'parse-036-dynamic-typing-converts-empty-values-into-null',
    ],
    reason:
      'Texts stay as written when a file is read; what a whole column says decides on its kind.',
  },
  {
    suite: 'duckdb-auto',
    cases: ['leading_zeros2'],
    reason: 'Dates stay as written when a file is read; the order of day and month is found later.',
  },
  {
    suite: 'duckdb-auto',
    cases: ['test_dateformat'],
    reason: 'A file of one line is a header without rows, unless somebody says that it is data.',
  },
  {
    suite: 'duckdb-auto',
    cases: ['inconsistencies_inconsistent_columns_6'],
    reason:
      'Lines of other lengths are counted and shown; they do not make one column of all others.',
  },
  {
    suite: 'duckdb-auto',
    cases: ['unescaped_quotes_stops'],
    reason: 'One line with stray quotes does not turn the quotes of all other lines into text.',
  },
  {
    suite: 'pollock-survey',
    cases: [
      'Feb-2016.csv',
      'Note_4_Staff_costs_-_Average_number_of_persons_employed_13-14.csv',
      'business_expenses_apr_jun_14_peter_lewis.csv',
      'workforce-management-information-dft_201706.csv',
    ],
    reason:
      'A line of delimiters is a row whose cells are all missing; a title is no part of the names.',
  },
  {
    suite: 'pollock-survey',
    cases: ['Sustainability_-_Water_consumption_P_56.csv'],
    reason: 'A title above a table is no part of the name of its first column.',
  },
  {
    suite: 'pollock-survey',
    cases: ['20170320-ePC_Data-Travel-Stationery.csv', 'mos-oct-dec-2014.csv'],
    reason: 'Several tables in one file are read as one; where they part is for the person to say.',
  },
  {
    suite: 'pollock-survey',
    cases: [
      'O18_air.csv',
      'PLA_6_Talc-1hz.csv',
      'Wine_Cellar_Consumption_dataset_14-15.csv',
      'ministers-overseas-travel-jan-mar-2013.csv',
    ],
    reason: 'The cleaned table has characters that the file does not hold; what it holds is read.',
  },
  {
    suite: 'pollock-polluted',
    cases: ['file_field_delimiter_0x20.csv'],
    reason:
      'A space parts words more often than columns, so it is a delimiter only where somebody says so.',
  },
  {
    suite: 'pollock-polluted',
    cases: ['file_header_multirow_2.csv'],
    reason: 'Names that stand one above the other twice are no names of two rows.',
  },
  {
    suite: 'pollock-polluted',
    cases: ['file_multitable_more.csv', 'file_multitable_same.csv'],
    reason: 'Several tables in one file are read as one; where they part is for the person to say.',
  },
  {
    suite: 'pollock-polluted',
    cases: ['file_quotation_char_0x27.csv'],
    reason: 'Doubled, the mark that is not the quotation mark of a file is two characters.',
  },
  {
    suite: 'pollock-polluted',
    cases: [
      'row_extra_quote13_col0.csv',
      'row_extra_quote18_col8.csv',
      'row_extra_quote35_col5.csv',
      'row_extra_quote39_col1.csv',
      'row_extra_quote43_col1.csv',
      'row_extra_quote72_col3.csv',
    ],
    reason: 'A row with a quote too many is counted and shown; its cells are not guessed.',
  },
  {
    suite: 'pollock-polluted',
    cases: [
      'row_field_delimiter_58_0x20.csv',
      'row_less_sep_row25_col5.csv',
      'row_less_sep_row45_col2.csv',
      'row_less_sep_row46_col3.csv',
      'row_less_sep_row46_col4.csv',
      'row_less_sep_row59_col5.csv',
      'row_less_sep_row62_col8.csv',
      'row_less_sep_row67_col5.csv',
      'row_less_sep_row75_col3.csv',
    ],
    reason: 'A row with too few cells is counted and shown; which one is lacking is not guessed.',
  },
  {
    suite: 'pollock-polluted',
    cases: [
      'row_more_sep_row13_col0.csv',
      'row_more_sep_row24_col1.csv',
      'row_more_sep_row26_col6.csv',
      'row_more_sep_row2_col3.csv',
      'row_more_sep_row2_col5.csv',
      'row_more_sep_row49_col7.csv',
      'row_more_sep_row4_col4.csv',
      'row_more_sep_row51_col6.csv',
      'row_more_sep_row64_col7.csv',
      'row_more_sep_row80_col6.csv',
    ],
    reason: 'An empty cell too many is taken for one at the end, as spreadsheets write them.',
  },
]
