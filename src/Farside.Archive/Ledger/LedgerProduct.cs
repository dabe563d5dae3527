namespace Farside.Archive.Ledger;

/// <summary>One product of the ledger.</summary>
/// <param name="Id">The data file's name.</param>
/// <param name="IsWanted">Somebody asked for it.</param>
/// <param name="Twin">Another product with the same data, where the state is <see cref="ProductState.DuplicateOf"/>.</param>
/// <param name="FirstKnown">When it was first listed or found, UTC.</param>
/// <param name="Completed">When it became whole here, UTC; null while it is not.</param>
/// <param name="Trouble">Why the last attempt did not bring it whole; empty when nothing went wrong.</param>
/// <param name="Label">The label file; null where neither listed nor here.</param>
/// <param name="Data">The data file; null where neither listed nor here.</param>
public sealed record LedgerProduct(
    string Id, ProductState State, bool IsWanted, string? Twin, DateTime FirstKnown, DateTime? Completed, string Trouble, LedgerFile? Label, LedgerFile? Data)
{
    /// <summary>Nothing more has to be fetched.</summary>
    public bool IsSettled => State is ProductState.Complete or ProductState.DuplicateOf;
}
