import type { AnswerLanguage } from "@/lib/protocol/ids";
import type { ConsoleQuestionView } from "@/lib/protocol/views";

/** Languages go by their own names in every interface language. */
const LANGUAGE_NAME: Record<AnswerLanguage, string> = {
  markdown: "Markdown", shell: "Shell", sql: "SQL", nginx: "Nginx", ini: "INI", redis: "Redis", http: "HTTP", python: "Python", yaml: "YAML", json: "JSON",
};
const EXTENSION: Record<AnswerLanguage, string> = {
  markdown: "md", shell: "sh", sql: "sql", nginx: "conf", ini: "ini", redis: "redis", http: "http", python: "py", yaml: "yaml", json: "json",
};

export function languageName(language: AnswerLanguage): string {
  return LANGUAGE_NAME[language];
}

/** The file name over an answer: the task's, or one made of the question's number and language. */
export function answerFileName(question: ConsoleQuestionView): string {
  return question.task?.fileName ?? `answer-${question.index}.${EXTENSION[question.language]}`;
}
