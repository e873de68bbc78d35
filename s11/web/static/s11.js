// What pages do beyond HTML: the GOV.UK components, and answers that save themselves.
import { initAll } from './govuk/govuk-frontend.min.js';

initAll();
