using Farside.Catalogue.Query;
using Farside.Catalogue.Stac;
using Farside.Site.Pages;
using Microsoft.AspNetCore.Http;

namespace Farside.Site.Serve.Stac;

/// <summary>Addresses of the API as the one who asks reached it.</summary>
sealed class StacPlaces(HttpRequest request)
{
    public const string Path = "/api/stac";

    readonly string _site = $"{request.Scheme}://{request.Host}";

    public string Root => _site + Path;

    public string SiteHome => _site + "/";

    public string Of(string path) => Root + path;

    public string Collection(string id) => $"{Root}/collections/{Uri.EscapeDataString(id)}";

    public string Item(ProductRow row) => $"{Collection(row.Collection)}/items/{Uri.EscapeDataString(row.Id)}";

    public StacAddresses For(ProductRow row) => new(Root, Collection(row.Collection), Collection(row.Collection), Item(row), $"{_site}/{Html.Address(row.Address)}", _site + "/about.html");
}
