import { backup } from "./backup";
import type { Command } from "./command";
import { contentCheck } from "./content-check";
import { doctor } from "./doctor";
import { evaluate } from "./evaluate";
import { exportInterviews } from "./export";
import { importFile } from "./import";
import { importInterviewsCommand } from "./import-interviews";
import { migration } from "./migration";
import { plan } from "./plan";
import { restore } from "./restore";

/** Every sub-command, in the order of the list. A new one is a file beside this one and a line here. */
export const commands: readonly Command[] = [doctor, contentCheck, evaluate, importFile, plan, exportInterviews, importInterviewsCommand, backup, restore, migration];
