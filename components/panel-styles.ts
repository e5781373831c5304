import answerStyles from './answer.css?inline';
import panelStyles from './panel.css?inline';
import themeStyles from './theme.css?inline';

/** All style sheets of the panel: the background sends them together with the panel's texts. */
export const PANEL_STYLES = themeStyles + answerStyles + panelStyles;
