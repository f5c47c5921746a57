import type { Story } from "../story";
import { carefulReader } from "./careful-reader";
import { firstTry } from "./first-try";
import { monthEnd } from "./month-end";
import { restartFirst } from "./restart-first";

/** Past interviews of the demo group, oldest first. */
export const STORIES: readonly Story[] = [firstTry, restartFirst, carefulReader, monthEnd];
