import { describe, expect, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { professionOf } from '../../../lib/offer/profession.ts';
import type { Profession } from '../../../lib/offer/professions.ts';
import { offerOf } from '../../support/offers.ts';

const ofTitle = (title: string, names: string[] = []) => professionOf(offerOf({ title }), names);

/** Families of titles as they are written in 2026, each with some that must stay what they are. */
const FAMILIES: Record<string, [title: string, profession: Profession | null][]> = {
  'an English noun has its domain before it': [
    ['Staff software engineer (backend)', 'Développement'],
    ['Engineering manager', 'Développement'],
    ['Site Reliability Engineer', 'Développement'],
    ['Mobile developer', 'Développement'],
    ['Growth manager', 'Déploiement'],
    ['Partnerships lead', 'Déploiement'],
    ['Technical support engineer', 'Support'],
    ['Analytics engineer', 'Data'],
    ['Data product manager', 'Produit'],
    ['Content manager', 'Animation'],
    ['Office manager', 'Autre'],
    ['Project manager', null],
    ['Delivery manager', null],
    ['Business analyst', null],
  ],
  '"head of" and "lead" have it behind them, when no other noun follows': [
    ['Head of product', 'Produit'],
    ['Head of data', 'Data'],
    ['VP Engineering', 'Développement'],
    ['Lead UX', 'Design'],
    ['Lead product', 'Produit'],
    ['Lead product designer', 'Design'],
    ['Lead data engineer', 'Data'],
    ['Lead developer', 'Développement'],
    ['Lead coach', 'Coaching'],
    ['Head of office', 'Autre'],
  ],
  'a French noun has it behind': [
    ['Responsable acquisition', 'Déploiement'],
    ['Responsable support', 'Support'],
    ['Responsable marketing et communication', 'Animation'],
    ['Chargé·e de communication produit', 'Animation'],
    ['Chargé·e de relations partenaires et collectivités', 'Déploiement'],
    ['Ingénieur·e sécurité applicative', 'Développement'],
    ['Ingénieur·e en intelligence artificielle', 'Data'],
    ['Consultant·e Rails', 'Développement'],
    ['Chef·fe de projet data', 'Data'],
    ['Chef·fe de projet web', null],
    ['Ingénieur·e pédagogique', null],
    ['Conseillère technique', null],
    ['Responsable de la sécurité', null],
  ],
  'one noun tells its trade': [
    ['Géomaticien·ne', 'Data'],
    ['Statisticienne', 'Data'],
    ['Cartographe', 'Data'],
    ['Adminsys', 'Développement'],
    ['Testeur·euse', 'Développement'],
    ['Webdesigner', 'Design'],
    ['Bizdev', 'Déploiement'],
    ['Community builder', 'Animation'],
    ['Ops', 'Développement'],
    ['People ops', 'Autre'],
    ['Product ops', 'Produit'],
    ['Économe de flux data', 'Autre'],
  ],
  'marks of both genders, of every kind': [
    ['Développeur·se', 'Développement'],
    ['Développeur•euse', 'Développement'],
    ['Intégrateur‧rice web', 'Développement'],
    ['Chargé.e.s de déploiement', 'Déploiement'],
    ['Chargé-e de support', 'Support'],
    ['Chef(fe) de produit', 'Produit'],
    ['Chargé/e de communication', 'Animation'],
    ['Développeu·r·se front', 'Développement'],
    ['Chargée, chargé de déploiement', 'Déploiement'],
    ['Dév·e front', 'Développement'],
    ['Data analyst (h/f)', 'Data'],
    ['Chef·fe de projet (F/H/X)', null],
  ],
  'the words around "déploiement" and "développement"': [
    ['Chargé·e de déploiement', 'Déploiement'],
    ['Référent·e déploiement en Bretagne', 'Déploiement'],
    ['Chef·fe de projet déploiement', 'Déploiement'],
    ['Directrice de projet déploiement de la fibre', 'Autre'],
    ['Responsable du déploiement de la 5G', 'Autre'],
    ['Déploiement de bornes de recharge', 'Autre'],
    ['Chef de projet déploiement de la vidéosurveillance', 'Autre'],
    ['Directeur de projet déploiement d’un hôpital de jour', null],
    ['Ingénieur·e déploiement continu', 'Développement'],
    ['Déploiement continu (CI/CD)', 'Développement'],
    ['Chargé·e de développement', 'Déploiement'],
    ['Alternance développement web', 'Développement'],
    ['Chargé·e de développement durable', 'Autre'],
  ],
  'a name is nobody’s trade': [
    ['La communauté de l’inclusion : lead dev', 'Développement'],
    ['data.gouv.fr : développeur·se Python', 'Développement'],
    ['Le produit de demain recrute un développeur', 'Développement'],
    ['Support+ : dev back', 'Développement'],
    ['Design Gouv – chargé·e de déploiement', 'Déploiement'],
    ['Designer pour la communauté des coachs', 'Design'],
    ['Développeuse chez Data Subvention', 'Développement'],
    ['Chargé de mission pour un projet data', null],
  ],
  'two trades: the first that a noun tells': [
    ['Product designer & développeur·se front', 'Design'],
    ['PM / Bizdev', 'Produit'],
    ['Intrapreneur·se et chef·fe de produit', 'Intraprenariat'],
    ['UX/UI designer', 'Design'],
    ['Outreach & partnerships manager', 'Déploiement'],
    ['Coach UX', 'Coaching'],
    ['Design coach', 'Coaching'],
    ['Juriste et support', 'Autre'],
    ['Responsable achats et support', 'Autre'],
    ['Stage pour du déploiement et du produit', 'Déploiement'],
  ],
};

describe.each(Object.entries(FAMILIES))('%s', (_, titles) => {
  test.each(titles)('%s: %s', (title, profession) => expect(ofTitle(title)).toBe(profession));
});

describe('with each Startup of the directory beside it', () => {
  const names = bundledDirectory().startups.map(({ name }) => name);
  test.each<[form: string, Profession]>([
    ['NOM : lead dev', 'Développement'],
    ['Lead dev – NOM', 'Développement'],
    ['Designer pour NOM', 'Design'],
    ['NOM recrute un·e product manager', 'Produit'],
    ['Chargé·e de déploiement NOM', 'Déploiement'],
    ['[Mission] NOM : chargé·e de communication', 'Animation'],
  ])('"%s" is %s', (form, profession) => {
    const wrong = names.filter((name) => ofTitle(form.replace('NOM', name), [name]) !== profession);
    expect(wrong).toEqual([]);
  });
});
