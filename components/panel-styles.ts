import answerStyles from './answer.css?inline';
import panelStyles from './panel.css?inline';
import themeStyles from './theme.css?inline';

/** All style sheets of the panel. */
export const PANEL_STYLES = themeStyles + answerStyles + panelStyles;
