import { z } from "zod";

/** Files that an interview is exported as: everything to read, scores for a spreadsheet, everything to import again, the day for a calendar. */
export const exportFormatSchema = z.enum(["md", "csv", "json", "ics"]);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
export const EXPORT_FORMATS: readonly ExportFormat[] = exportFormatSchema.options;
/** For whoever may not take the journal along. */
export const READER_FORMATS: readonly ExportFormat[] = EXPORT_FORMATS.filter((format) => format !== "json");
