/** What the chooser of files offers first; anything else can be chosen, too, and is recognised by its content. */
export const TABLE_FILES =
  '.csv,.tsv,.tab,.txt,.psv,.xlsx,.xlsm,.parquet,.gz,.zip,text/csv,text/plain'
