// Comfort only: everything works without it.

document.querySelectorAll(".js").forEach((element) => element.removeAttribute("hidden"));
document.querySelectorAll(".nojs").forEach((element) => element.setAttribute("hidden", ""));

// Select all.
document.querySelectorAll("[data-all]").forEach((all) => {
  all.addEventListener("change", () => {
    document.querySelectorAll(`input[type=checkbox][name="${all.dataset.all}"]`).forEach((box) => {
      box.checked = all.checked;
    });
  });
});

// Another type of fapiao requires other fields: ask the desk which.
document.querySelectorAll("input[data-refresh]").forEach((input) => {
  input.addEventListener("change", () => {
    input.form.requestSubmit(input.form.querySelector('button[value="refresh"]'));
  });
});

document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));

// Only one menu is open at a time; Escape closes it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.account[open], details.twice[open]").forEach((menu) => {
    menu.removeAttribute("open");
    menu.querySelector("summary").focus();
  });
});
