/**
 * A recorded page made as large as real ones: 350 kB more, an inline script of 64 kB and structured data in the body,
 * no `main`, other offers recommended below (as Welcome to the Jungle's offers were in 2025-09). What is added
 * is another trade's; only what nobody may take for the offer's words speaks as the network does.
 */
export function enlarged(html: string): string {
  const filler = `<section><h3>Nos engagements</h3><p>${'Accueillir le public et tenir le registre. '.repeat(12)}<b>À bientôt</b></p></section>`;
  const card = (index: number) =>
    `<li><h4>Offre ${index}</h4><p>Développeur web d’une plateforme numérique</p><svg viewBox="0 0 9 9"><path d="m0 0h9"/></svg></li>`;
  const cards = Array.from({ length: 36 }, (_, index) => card(index)).join('');
  const added = `${filler.repeat(450)}
    <div data-testid="job-section-related-jobs"><ul>${cards}</ul></div>
    <script type="application/ld+json">{"@type":"FAQPage","text":"${'une start-up '.repeat(1_200)}"}</script>
    <script>window.__INITIAL_STATE__ = "${'data '.repeat(13_000)}"</script>`;
  return html
    .replace(/<main\b([^>]*)>/g, '<div$1>')
    .replaceAll('</main>', '</div>')
    .replace('</body>', () => `${added}</body>`);
}
