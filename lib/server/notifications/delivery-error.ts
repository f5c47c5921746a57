/** Why a message was not delivered. `later`: certainly not sent, may be tried again. `refused`: never. `unknown`: may have arrived, so it is not sent again. */
export class DeliveryError extends Error {
  constructor(readonly outcome: "later" | "refused" | "unknown", message: string) {
    super(message);
    this.name = "DeliveryError";
  }
}
