package invoicing

import fapiao.BillView
import fapiao.FapiaoException
import java.math.BigDecimal
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update

/** My bills: what was paid, and which of it can be applied for together. */
class BillsModel(private val service: FapiaoService) {
    /** Everything that the screen shows. */
    data class State(
        val bills: List<BillView> = emptyList(),
        val chosen: Set<String> = emptySet(),
        val error: FapiaoException? = null,
    ) {
        /** What the chosen ones come to, in yuan. */
        val total: BigDecimal
            get() = bills.filter { it.billId in chosen }.fold(BigDecimal.ZERO) { sum, bill -> sum + bill.available.available }
    }

    private val mutable = MutableStateFlow(State())

    val state: StateFlow<State> = mutable.asStateFlow()

    suspend fun refresh() {
        try {
            val bills = service.bills()
            val open = bills.filter(::canApply).map { it.billId }
            mutable.update { State(bills, it.chosen.intersect(open.toSet())) }
        } catch (error: FapiaoException) {
            mutable.update { it.copy(error = error) }
        }
    }

    /** Whether the desk allows to apply for it now. */
    fun canApply(bill: BillView): Boolean = "apply" in bill.allowed

    fun toggle(bill: BillView) {
        if (!canApply(bill)) return
        mutable.update {
            it.copy(chosen = if (bill.billId in it.chosen) it.chosen - bill.billId else it.chosen + bill.billId)
        }
    }
}
