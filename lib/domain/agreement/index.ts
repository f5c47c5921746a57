export { agreementOf, ALPHA_MIN_UNITS, type Agreement, type Alpha } from "./agreement";
export { alphaInterval } from "./bootstrap";
export { alphaOf, type Unit } from "./krippendorff";
export { median } from "./median";
export { seededRandom } from "./random";
export { severityOf, type RatedUnit, type Severity } from "./severity";
