/** A list of invented offers on Choisir le service public, and the pages of its offers. */
export interface ServedList {
  url: string;
  html: string;
  offers: { url: string; html: string }[];
}

const ROOT = 'https://choisirleservicepublic.gouv.fr';

/** Real Startups of the directory, so that each offer has an answer; the offers are invented. */
const STARTUPS = ['DossierFacile', 'Pix', 'Mon Suivi Social', 'RDV Service Public', 'Ecobalyse'];
const PROFESSIONS = ['Développeuse ou développeur', 'Designer', 'Chargée ou chargé de déploiement'];

/** A list of so many offers, in the markup of October 2026 (see tests/pages). */
export function listOf(count: number): ServedList {
  const offers = Array.from({ length: count }, (_, number) => {
    const startup = STARTUPS[number % STARTUPS.length] ?? '';
    const title = `${PROFESSIONS[number % PROFESSIONS.length]} pour ${startup} (${number + 1})`;
    const reference = `2026-77${String(number).padStart(4, '0')}`;
    const url = `${ROOT}/offre-emploi/offre-reference-${reference}/`;
    return { url, title, html: offerPage(title, startup, reference) };
  });
  const cards = offers.map(
    ({ url, title }) => `<li><div class="fr-card fr-card--offer">
<h3 class="fr-card__title"><a href="${url}" target="_blank">${title}</a></h3>
<ul class="fr-card__desc"><li class="fr-icon-user-line"><span class="sr-only">Employeur : </span>Direction interministérielle du numérique (DINUM)</li>
<li class="fr-icon-calendar-line">En ligne depuis le 21 octobre 2026</li></ul></div></li>`,
  );
  return {
    url: `${ROOT}/nos-offres/filtres/organisme/10668/`,
    html: `<!doctype html><html lang="fr"><head><title>Offres d'emploi</title></head><body><main><h1>Offres d'emploi</h1>
<ul class="list-offers">${cards.join('')}</ul></main></body></html>`,
    offers,
  };
}

function offerPage(title: string, startup: string, reference: string): string {
  return `<!doctype html><html lang="fr"><head><title>${title}</title></head><body>
<main class="main-content-single-offer" data-reference="${reference}"><h1>${title}</h1>
<ul><li class="ic--user"><span class="sr-only">Employeur : </span>Direction interministérielle du numérique (DINUM)</li></ul>
<div class="strate-two-columns"><h2>Vos missions en quelques mots</h2>
<p>${startup} est une Startup d’État du réseau beta.gouv.fr. L’équipe cherche du renfort.</p></div>
<div class="strate-two-columns"><h2>Profil recherché</h2><p>De la curiosité.</p></div>
</main></body></html>`;
}
