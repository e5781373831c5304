/**
 * Words without which offers of the network are hardly ever written: they name the network, or
 * something digital. Cheap enough for every offer page of the boards; only offers that pass are
 * read whole and sent to be resolved. Measured 2026-11: 273 of 274 offers of the network pass,
 * and one in three of other administrations' (docs/matching.md). "En ligne depuis" stands on every card
 * that Choisir le service public recommends below an offer (seen 2026-10). Dashes are written out: classes of
 * Unicode cost a page three times as much to compile.
 */
const SIGNS =
  /b[eéê]ta[\s.·\-‐-―]?gouv|start[\s\-‐-―]?up|incubat|num[ée]rique|plateforme|logiciel|\bweb\b|en\sligne(?!\s+depuis)|\bproduct\b|d[ée]veloppeu|\bdesign|\bdata\b|\bapplication\b|site internet/i;

/** True when an offer's text makes it worth resolving. */
export function isWorthAsking(text: string): boolean {
  return SIGNS.test(text);
}
