/*
 * Where the report stands in the extension's local storage: written by the background alone, read
 * by the pages that show it.
 */

/** The report's rows: `parseRows`. */
export const ROWS_KEY = 'rows';

/** The analysis of a list: `parseAnalysis`. */
export const ANALYSIS_KEY = 'analysis';
