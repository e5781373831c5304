import { describe, expect, test } from 'vitest';
import { markdownOf } from '../../../lib/drafts/pasted.ts';
import { parseHtml } from '../../../scripts/pages/parse.ts';

/* The shapes of HTML that reach the clipboard (seen 2026), with words of our own. */

const pasted = (html: string) => markdownOf(parseHtml(html));

const CASES: [name: string, html: string, markdown: string][] = [
  [
    'Welcome to the Jungle: headings, paragraphs, a list, a link',
    `<div data-testid="job-section-description"><h4>Descriptif du poste</h4><div class="sc-1">
      <p>Une <strong>Startup d’État</strong> aide les mairies.</p><p><br></p>
      <ul><li><p>suivre les usages</p></li><li><p>former les agents</p></li></ul>
      <p>Voir <a href="https://beta.gouv.fr/startups/aides.html" target="_blank">sa page</a>.</p></div></div>`,
    `### Descriptif du poste

Une **Startup d’État** aide les mairies.

- suivre les usages
- former les agents

Voir [sa page](https://beta.gouv.fr/startups/aides.html).`,
  ],
  [
    'Choisir le service public: clamped text, rich lists in lists',
    `<div class="strate-two-columns"><h2 class="fr-h3">Vos missions en quelques mots</h2><div class="col">
      <p>Au sein de l’équipe&nbsp;:</p><ul><li>déployer<ul><li>en mairie</li><li>en préfecture</li></ul></li><li>écouter</li></ul>
      <div class="text-clamp--hiddentext" hidden>caché</div></div></div>`,
    `## Vos missions en quelques mots

Au sein de l’équipe :

- déployer
  - en mairie
  - en préfecture
- écouter`,
  ],
  [
    'Word: its own lists, empty paragraphs, comments and styles',
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style><!--[if gte mso 9]><xml></xml><![endif]--></head>
     <body lang=FR><!--StartFragment--><h1>Le poste<o:p></o:p></h1><p class=MsoNormal>Une équipe de <b>six</b> personnes.<o:p></o:p></p>
     <p class=MsoNormal><o:p>&nbsp;</o:p></p>
     <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>Premier point</p>
     <p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>Détail</p>
     <p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Compté</p><!--EndFragment--></body></html>`,
    `## Le poste

Une équipe de **six** personnes.

- Premier point
  - Détail
1. Compté`,
  ],
  [
    'Google Docs: bold that is none, spans for weights, detours in links',
    `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400">Profil</span></h2>
     <p dir="ltr"><span style="font-weight:400">Une personne </span><span style="font-weight:700">curieuse</span><span style="font-weight:400">, voir </span><a href="https://www.google.com/url?q=https://doc.incubateur.net/page&amp;sa=D"><span>la page</span></a><span>.</span></p>
     <ol><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>un</span></p></li><li dir="ltr"><p dir="ltr"><span>deux</span></p></li></ol></b>`,
    `## Profil

Une personne **curieuse**, voir [la page](https://doc.incubateur.net/page).

1. un
2. deux`,
  ],
  [
    'lists in a list with numbers stand below its words, and what follows them goes on with the item',
    '<ol><li>un<ul><li>a<ol><li>b</li></ol></li></ul><p>encore</p></li><li>deux</li></ol>',
    '1. un\n   - a\n     1. b\n\n   encore\n\n2. deux',
  ],
  [
    'a mail: lines in divs, a quotation, a picture',
    `<div dir="ltr"><div>Bonjour,</div><div>voici le texte.</div><div><br></div><div>Écrire à <a href="mailto:equipe@exemple.fr">equipe@exemple.fr</a></div><img src="https://exemple.fr/suivi.gif"><blockquote>Ancien message</blockquote></div>`,
    `Bonjour,
voici le texte.
Écrire à [equipe@exemple.fr](mailto:equipe@exemple.fr)

Ancien message`,
  ],
  [
    'code, forms, hidden words and bad links are no words',
    `<p onclick="alert(1)">Bon<script>alert(1)</script><style>p{}</style><iframe src="https://exemple.fr"></iframe><button>Postuler</button>jour</p>
     <p style="display:none">caché</p><p><a href="javascript:alert(1)">ici</a> et <a href="data:text/html,x">là</a></p>`,
    `Bonjour

ici et là`,
  ],
  [
    'a table',
    `<table><tr><td>TJM</td><td>500 €</td></tr><tr><td>Durée</td><td>6 mois</td></tr></table>`,
    'TJM 500 €\nDurée 6 mois',
  ],
  ['nothing', '<p> </p><br><div></div>', ''],
  [
    'an address that is its own words',
    '<a href="https://beta.gouv.fr/">https://beta.gouv.fr</a>',
    'https://beta.gouv.fr/',
  ],
  [
    'brackets in words and in an address',
    '<a href="https://exemple.fr/a(b)">[ici]</a>',
    '[(ici)](https://exemple.fr/a%28b%29)',
  ],
];

describe('what is pasted becomes Markdown', () => {
  test.each(CASES)('%s', (_, html, markdown) => {
    expect(pasted(html).replaceAll('\u00a0', ' ')).toBe(markdown);
  });
});
