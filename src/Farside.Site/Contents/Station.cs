using Farside.Catalogue.Records;

namespace Farside.Site.Contents;

/// <summary>A rover stop.</summary>
/// <param name="Id">E.g. <c>S003</c>.</param>
/// <param name="First">UTC text of the first frame taken there.</param>
sealed record Station(string Mission, string Id, SitePlace Place, string First);
