import { createTransport } from "nodemailer";
import { env } from "../env";
import { DeliveryError } from "./delivery-error";

export type Mail = { to: string; subject: string; text: string; messageId: string; unsubscribeUrl: string };

const TIMEOUT_MS = 20_000;

/** Sends one mail over `SMTP_URL`. Throws `DeliveryError`. */
export async function sendMail({ to, subject, text, messageId, unsubscribeUrl }: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM, NEXTAUTH_URL } = env();
  if (!SMTP_URL) throw new DeliveryError("refused", "SMTP_URL is not set");
  const transport = createTransport({ url: SMTP_URL, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS } as never);
  try {
    await transport.sendMail({
      from: MAIL_FROM ?? `Kkori <no-reply@${new URL(NEXTAUTH_URL).hostname}>`,
      to: { name: "", address: to },
      subject,
      text,
      messageId,
      // One-click unsubscribing, RFC 8058.
      headers: { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click", "Auto-Submitted": "auto-generated" },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (thrown) {
    throw outcomeOf(thrown as { code?: string; command?: string; responseCode?: number; message?: string });
  } finally {
    transport.close();
  }
}

/** A reply of the server says for certain; so does everything that broke before the text was handed over. */
function outcomeOf({ command, responseCode, message = "" }: { command?: string; responseCode?: number; message?: string }): DeliveryError {
  if (responseCode !== undefined) return new DeliveryError(responseCode >= 500 ? "refused" : "later", `${responseCode}`);
  return new DeliveryError(command === "DATA" ? "unknown" : "later", message);
}
