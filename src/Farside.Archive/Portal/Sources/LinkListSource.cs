using System.Runtime.CompilerServices;
using Farside.Archive.Ledger;
using Farside.Archive.Portal.Http;

namespace Farside.Archive.Portal.Sources;

/// <summary>Files named by a list of links.</summary>
/// <param name="name">Of the list.</param>
/// <param name="links">Read once.</param>
sealed class LinkListSource(PoliteClient client, string name, Func<Action<string>, IEnumerable<ListedFile>> links) : WebSource(client)
{
    const int Page = 500;

    public override string Name => $"list {name}";

    public override async IAsyncEnumerable<IReadOnlyList<ListedFile>> ListAsync(FetchSelection selection, Action<string> remark, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var page in links(remark).Chunk(Page))
        {
            cancel.ThrowIfCancellationRequested();
            yield return page;
        }
    }
}
