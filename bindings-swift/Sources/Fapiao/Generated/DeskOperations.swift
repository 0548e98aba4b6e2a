// Made by `cargo xtask generate`; do not edit.

import Foundation

extension Desk {
    /// Registers with an order number and mails an activation link (A1, A4, A6).
    ///
    /// - Parameter orderNumber: Order number.
    /// - Parameter email: E-mail; the activation link goes there.
    /// - Parameter password: Password; its length is policy.
    /// - Parameter passwordRepeat: The password once more.
    /// - Parameter orderedOn: The day of the order, China time, where the customer knows it: an unknown order number
    /// that should have arrived by now is then sent to support at once (SPEC B3).
    /// - Parameter locale: Language of mails; that of the policy when absent.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func register(orderNumber: String, email: String, password: String, passwordRepeat: String, orderedOn: Day? = nil, locale: DeskLocale? = nil, requestID: String? = nil) throws(FapiaoError) -> RegistrationView {
        try call("register", ["order_number": orderNumber, "email": email, "password": password, "password_repeat": passwordRepeat, "ordered_on": orderedOn, "locale": locale], requestID)
    }

    /// `register` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func register(orderNumber: String, email: String, password: String, passwordRepeat: String, orderedOn: Day? = nil, locale: DeskLocale? = nil, requestID: String? = nil) async throws(FapiaoError) -> RegistrationView {
        try await call("register", ["order_number": orderNumber, "email": email, "password": password, "password_repeat": passwordRepeat, "ordered_on": orderedOn, "locale": locale], requestID)
    }

    /// Activates a registration by the mailed link (A3, A4).
    ///
    /// - Parameter token: The token of the mailed link.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    public func activate(_ token: String, requestID: String? = nil) throws(FapiaoError) {
        try run("activate", ["token": token], requestID)
    }

    /// `activate` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func activate(_ token: String, requestID: String? = nil) async throws(FapiaoError) {
        try await run("activate", ["token": token], requestID)
    }

    /// Mails a fresh activation link and kills the older (A5, A6).
    ///
    /// - Parameter email: E-mail of the registration.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func resendActivation(_ email: String, requestID: String? = nil) throws(FapiaoError) -> MailSentView {
        try call("resend_activation", ["email": email], requestID)
    }

    /// `resendActivation` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func resendActivation(_ email: String, requestID: String? = nil) async throws(FapiaoError) -> MailSentView {
        try await call("resend_activation", ["email": email], requestID)
    }

    /// Opens a session (A7, A8).
    ///
    /// - Parameter email: E-mail.
    /// - Parameter password: Password, or a temporary one.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func signIn(email: String, password: String) throws(FapiaoError) -> SessionView {
        try call("sign_in", ["email": email, "password": password])
    }

    /// `signIn` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func signIn(email: String, password: String) async throws(FapiaoError) -> SessionView {
        try await call("sign_in", ["email": email, "password": password])
    }

    /// Mails a reset link or a temporary password, as the policy says (A6, A11).
    ///
    /// - Parameter email: E-mail of the account.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func forgotPassword(_ email: String, requestID: String? = nil) throws(FapiaoError) -> MailSentView {
        try call("forgot_password", ["email": email], requestID)
    }

    /// `forgotPassword` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func forgotPassword(_ email: String, requestID: String? = nil) async throws(FapiaoError) -> MailSentView {
        try await call("forgot_password", ["email": email], requestID)
    }

    /// Sets a new password by the mailed link and ends all sessions (A8, A11).
    ///
    /// - Parameter token: The token of the mailed link.
    /// - Parameter newPassword: New password.
    /// - Parameter newPasswordRepeat: The new password once more.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    public func resetPassword(token: String, newPassword: String, newPasswordRepeat: String, requestID: String? = nil) throws(FapiaoError) {
        try run("reset_password", ["token": token, "new_password": newPassword, "new_password_repeat": newPasswordRepeat], requestID)
    }

    /// `resetPassword` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func resetPassword(token: String, newPassword: String, newPasswordRepeat: String, requestID: String? = nil) async throws(FapiaoError) {
        try await run("reset_password", ["token": token, "new_password": newPassword, "new_password_repeat": newPasswordRepeat], requestID)
    }

    /// Makes a new e-mail take effect by the mailed link and ends all sessions (A8, A10).
    ///
    /// - Parameter token: The token of the mailed link.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    public func confirmEmail(_ token: String, requestID: String? = nil) throws(FapiaoError) {
        try run("confirm_email", ["token": token], requestID)
    }

    /// `confirmEmail` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func confirmEmail(_ token: String, requestID: String? = nil) async throws(FapiaoError) {
        try await run("confirm_email", ["token": token], requestID)
    }

    /// Tells what a registration form shows, prefilled from its link (A16, A17).
    ///
    /// - Parameter orderNumber: Order number to fill in, if it is known by itself.
    /// - Parameter link: Or the registration link that was followed; its order number is filled in.
    /// - Throws: Every refusal of the desk.
    public func registrationForm(orderNumber: String = "", link: String = "") throws(FapiaoError) -> RegistrationFormView {
        try call("registration_form", ["order_number": orderNumber, "link": link])
    }

    /// `registrationForm` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func registrationForm(orderNumber: String = "", link: String = "") async throws(FapiaoError) -> RegistrationFormView {
        try await call("registration_form", ["order_number": orderNumber, "link": link])
    }

    /// Tells whom to call and whether somebody answers now (A18).
    ///
    /// - Throws: Every refusal of the desk.
    public func support() throws(FapiaoError) -> SupportView {
        try call("support", [:])
    }

    /// `support` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func support() async throws(FapiaoError) -> SupportView {
        try await call("support", [:])
    }

    /// Shows the shortage notices that run (D7).
    ///
    /// - Throws: Every refusal of the desk.
    public func notices() throws(FapiaoError) -> NoticesView {
        try call("notices", [:])
    }

    /// `notices` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func notices() async throws(FapiaoError) -> NoticesView {
        try await call("notices", [:])
    }

    /// The operations that stand here, by their names in the contract.
    static let operations = [
        "register", "activate", "resend_activation", "sign_in", "forgot_password", "reset_password", "confirm_email", "registration_form", "support", "notices",
    ]
}
