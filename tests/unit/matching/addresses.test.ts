import { describe, expect, it, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { addressBook } from '../../../lib/matching/addresses.ts';
import { incubatorAddress, startupAddress } from '../../../lib/matching/describe.ts';

const directory = bundledDirectory();
const book = addressBook(directory);

/** "kind: ids" in one line; "nothing" for an address that says nothing. */
function found(address: string): string {
  const match = book.find(address);
  if (!match) return 'nothing';
  if (match.kind === 'network-link') return match.kind;
  const values = match.kind === 'incubator-link' ? match.incubators : match.startups;
  return `${match.kind}: ${values.map(({ id }) => id).join(', ')}`;
}

describe('addresses of beta.gouv.fr', () => {
  test.each([
    ['https://beta.gouv.fr/startups/mobilic.html', 'startup-link: mobilic'],
    ['https://beta.gouv.fr/startups/mobilic', 'startup-link: mobilic'],
    ['http://www.beta.gouv.fr/startups/mobilic.html?utm=x#equipe', 'startup-link: mobilic'],
    ['https://beta.gouv.fr/startup/mobilic', 'startup-link: mobilic'],
    ['https://beta.gouv.fr/startups/mobilic/', 'startup-link: mobilic'],
    ['beta.gouv.fr/startups/mobilic.html', 'startup-link: mobilic'],
    ['https://BETA.gouv.fr/Startups/Mobilic.HTML', 'startup-link: mobilic'],
    ['https://beta.gouv.fr/startups/auxaj.html', 'startup-link: auxAJ'],
    ['https://beta.gouv.fr/startups/data.gouv.fr.html', 'startup-link: data.gouv.fr'],
    ['https://beta.gouv.fr/startups/e-inspé.html', 'startup-link: e-inspé'],
    ['https://beta.gouv.fr/startups/e-inspe%CC%81.html', 'startup-link: e-inspé'],
    [
      'https://beta.gouv.fr/startups/donn%C3%A9es-et-territoires.html',
      'startup-link: données-et-territoires',
    ],
    ['https://beta.gouv.fr/startups/lapins.html', 'startup-link: rdv-service-public'],
    ['https://beta.gouv.fr/startup/access4all', 'startup-link: acceslibre'],
    ['https://beta.gouv.fr/startups/jamais-vue.html', 'network-link'],
    ['https://beta.gouv.fr/startups/constructor.html', 'network-link'],
    ['https://beta.gouv.fr/startups/%E0%A4%A.html', 'network-link'],
    ['https://beta.gouv.fr/startups/?incubateur=sgmas', 'network-link'],
    ['https://beta.gouv.fr/', 'network-link'],
    ['https://beta.gouv.fr/incubateurs/mtes.html', 'incubator-link: mtes'],
    ['https://beta.gouv.fr/incubateurs/FabNum-MI.html', 'incubator-link: FabNum-MI'],
    ['https://beta.gouv.fr/incubateurs/men', 'incubator-link: MEN'],
    ['https://beta.gouv.fr/incubateurs/inconnu.html', 'network-link'],
  ])('%s: %s', (address, expected) => expect(found(address)).toBe(expected));

  // Former incubator ids, which old offers carry.
  test.each([
    ['https://beta.gouv.fr/incubateurs/dinsic.html', 'incubator-link: dinum'],
    ['https://beta.gouv.fr/incubateurs/pole-emploi.html', 'incubator-link: francetravail'],
    ['https://beta.gouv.fr/incubateurs/fabnumdef.html', 'incubator-link: kube'],
    ['https://beta.gouv.fr/incubateurs/lab-mi.html', 'incubator-link: FabNum-MI'],
  ])('%s, under a former id: %s', (address, expected) => expect(found(address)).toBe(expected));

  it('of every Startup lead to it, as its page is written', () => {
    const wrong = directory.startups.filter(
      ({ id }) => found(startupAddress(id)) !== `startup-link: ${id}`,
    );
    expect(wrong).toEqual([]);
  });

  it('of every former id lead to one Startup that bore it, or to whom bears it now', () => {
    const current = new Set(directory.startups.map(({ id }) => id.toLowerCase()));
    const wrong = directory.startups.flatMap(({ id, formerIds }) =>
      formerIds
        .filter((former) => !current.has(former.toLowerCase()))
        .filter((former) => {
          const match = book.find(startupAddress(former));
          return !(match?.kind === 'startup-link' && match.startups.some((one) => one.id === id));
        }),
    );
    expect(wrong).toEqual([]);
  });

  it('of every incubator with a page lead to it', () => {
    const wrong = directory.incubators
      .filter(({ id }) => id !== 'sgmas')
      .filter(({ id }) => found(incubatorAddress(id)) !== `incubator-link: ${id}`);
    expect(wrong).toEqual([]);
  });
});

describe('products', () => {
  test.each([
    ['https://mobilic.beta.gouv.fr', 'product-link: mobilic'],
    ['https://www.mobilic.beta.gouv.fr/inscription?x=1', 'product-link: mobilic'],
    ['MOBILIC.BETA.GOUV.FR', 'product-link: mobilic'],
    ['https://aplus.beta.gouv.fr/a/b/c', 'product-link: aplus'],
    ['https://docs.mobilic.beta.gouv.fr/aide', 'product-link: mobilic'],
    ['https://acceslibre.beta.gouv.fr', 'product-link: acceslibre'],
    ['https://www.data.gouv.fr/fr/datasets/', 'product-link: data.gouv.fr'],
    ['https://transport.data.gouv.fr', 'product-link: transport'],
    ['https://doc.beta.gouv.fr/', 'network-link'],
    ['https://pad.incubateur.net/', 'nothing'],
    ['https://un-produit-jamais-vu.beta.gouv.fr', 'network-link'],
    ['https://mobilic.beta.gouv.fr.exemple.com/', 'nothing'],
    ['https://fauxbeta.gouv.fr/startups/mobilic', 'nothing'],
    ['https://exemple.com/beta.gouv.fr/startups/mobilic', 'nothing'],
  ])('%s: %s', (address, expected) => expect(found(address)).toBe(expected));

  test.each([
    'https://candidat.francetravail.fr/offres',
    'https://adresse.data.gouv.fr/donnees',
    'https://github.com/',
    'https://huggingface.co/exemple',
    'https://grist.numerique.gouv.fr/o/docs/abc',
  ])('%s is shared, and names no Startup', (address) => {
    expect(found(address)).toBe('nothing');
  });

  // Defect: the list of shared hosts is passed by when the host's label spells a name, and
  // the second one is then given to another Startup than the one whose product it is.
  test.each([
    ['https://lasuite.numerique.gouv.fr', 'nothing'],
    ['https://mission-transition-ecologique.beta.gouv.fr/aides', 'network-link'],
  ])('%s is shared, and names no Startup: %s', (address, expected) => {
    expect(found(address)).toBe(expected);
  });

  test.each([
    ['https://www.data.gouv.fr/fr/', true],
    ['https://docs.numerique.gouv.fr/docs/1', true],
    ['mailto:contact@data.gouv.fr', true],
    ['https://transport.data.gouv.fr/', false],
    ['https://mobilic.beta.gouv.fr', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('%j is a reference that anybody links to: %s', (address, generic) => {
    expect(book.isGeneric(address)).toBe(generic);
  });

  it('of every Startup never lead to another one alone', () => {
    // The shared host above.
    const known = 'transition-ecologique-des-entreprises';
    const others = directory.startups.filter(({ id }) => id !== known);
    const wrong = others.flatMap(({ id, product }) => {
      const match = product && book.find(`https://${product}`);
      if (!match || !('startups' in match)) return [];
      return match.startups.some((one) => one.id === id) ? [] : [`${id}: ${found(product)}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('sites of incubators', () => {
  test.each([
    ['https://incubateur.ademe.fr/produits', 'incubator-link: ademe'],
    ['https://alliance.numerique.gouv.fr/', 'incubator-link: alliance'],
    ['https://incubateur.education.gouv.fr', 'incubator-link: MEN'],
  ])('%s: %s', (address, expected) => expect(found(address)).toBe(expected));

  // Defect: an incubator's website is cut to its host, so that every page of a big site
  // (a profile of the contact person, the ministry's home page) names that incubator.
  test.each([
    'https://www.linkedin.com/in/une-personne',
    'https://www.culture.gouv.fr/agenda',
    'https://anct.gouv.fr/actualites',
    'https://www.cerema.fr/fr/presse',
    'https://www.numerique.gouv.fr/actualites',
  ])('%s names no incubator', (address) => expect(found(address)).toBe('nothing'));
});

describe('repositories', () => {
  test.each([
    ['https://github.com/betagouv/api-engagement', 'repository-link: api-engagement'],
    ['https://github.com/BetaGouv/API-Engagement/issues/12', 'repository-link: api-engagement'],
    ['https://github.com/betagouv/api-engagement.git', 'repository-link: api-engagement'],
    ['https://github.com/MTES-MCT/acceslibre', 'repository-link: acceslibre'],
    ['https://gitlab.com/fabnumdef/anais', 'repository-link: anais'],
    ['https://framagit.org/drone/carte', 'repository-link: api-drones'],
    ['https://github.com/betagouv/jamais-vu', 'network-link'],
    ['https://github.com/betagouv', 'network-link'],
    ['https://github.com/MTES-MCT', 'nothing'],
    ['https://github.com/une-personne/docs', 'nothing'],
    ['https://github.com/facebook/react', 'nothing'],
    ['https://github.com/', 'nothing'],
  ])('%s: %s', (address, expected) => expect(found(address)).toBe(expected));
});

describe('mail addresses', () => {
  test.each([
    ['mailto:mobilic@beta.gouv.fr', 'mail-address: mobilic'],
    ['mailto:contact@mobilic.beta.gouv.fr', 'mail-address: mobilic'],
    ['MAILTO:Contact@Mobilic.Beta.Gouv.Fr?subject=Offre', 'mail-address: mobilic'],
    ['mailto:recrutement.mobilic@beta.gouv.fr', 'mail-address: mobilic'],
    ['mailto:contact-mobilic@beta.gouv.fr', 'mail-address: mobilic'],
    ['mailto:support.mobilic@ministere.gouv.fr', 'mail-address: mobilic'],
    ['mailto:equipe%40mobilic.beta.gouv.fr', 'mail-address: mobilic'],
    ['mailto:camille.martin@beta.gouv.fr', 'network-link'],
    ['mailto:contact@beta.gouv.fr', 'network-link'],
    ['mailto:camille.martin@culture.gouv.fr', 'nothing'],
    ['mailto:recrutement@ministere.gouv.fr', 'nothing'],
    ['mailto:mobilic@exemple.com', 'nothing'],
    ['mailto:', 'nothing'],
    ['mailto:personne', 'nothing'],
    ['mailto:@', 'nothing'],
    ['mailto:%E0%A4%A@', 'nothing'],
  ])('%s: %s', (address, expected) => expect(found(address)).toBe(expected));
});

test.each([
  '',
  ' ',
  'javascript:alert("beta.gouv.fr")',
  'data:text/html,beta.gouv.fr',
  'ftp://beta.gouv.fr/startups/mobilic',
  'tel:+33100000000',
  'https://',
  'https:///startups/mobilic',
  'http://[::1',
  '//',
  '\ud800',
  `https://${'a.'.repeat(10_000)}fr`,
])('%j says nothing, and does not throw', (address) => expect(found(address)).toBe('nothing'));
