using System.Net.Mail;
using System.Text;
using FunctionApp.Hosting;
using FunctionApp.Hosting.SignIn;
using FunctionApp.WorkflowContracts.Reading;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.WorkflowContracts.People;

/// <summary>The people of the house by role.</summary>
/// <remarks>
/// <para>Shape: <c>people.yaml</c>; the setting <c>Handshake:People:{role}</c> = <c>Name &lt;mail&gt;; ...</c> replaces a role's people.</para>
/// </remarks>
public sealed class PeopleCatalog(IConfiguration settings)
{
    private readonly Lazy<IReadOnlyList<RoleDefinition>> _roles = new(() => Read(settings));

    /// <summary>Every role with its people.</summary>
    public IReadOnlyList<RoleDefinition> Roles => _roles.Value;

    /// <summary>Every person once, by name.</summary>
    public IReadOnlyList<PersonDefinition> Everybody =>
        [.. Roles.SelectMany(r => r.People).DistinctBy(p => p.Id).OrderBy(p => p.Name, StringComparer.Ordinal)];

    /// <summary>The people of a role; empty where nobody stands behind it.</summary>
    public IReadOnlyList<PersonDefinition> InRole(string role) => Roles.FirstOrDefault(r => r.Role == role)?.People ?? [];

    /// <summary>The person of that id; null where there is none any more.</summary>
    public PersonDefinition? Find(string personId) => Roles.SelectMany(r => r.People).FirstOrDefault(p => p.Id == personId);

    /// <summary>The person who is signed in; null for somebody who stands behind no role.</summary>
    public PersonDefinition? Behind(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return Everybody.FirstOrDefault(p => p.Id == viewer.Id || p.Id == viewer.Person
            || string.Equals(p.Email, viewer.Person, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>How pages name a person: the name, or the id of somebody who is no longer there.</summary>
    public string NameOf(string personId) => Find(personId)?.Name ?? personId;

    /// <summary>How pages name a role.</summary>
    public string TitleOf(string role) => Roles.FirstOrDefault(r => r.Role == role)?.Title ?? role;

    private static List<RoleDefinition> Read(IConfiguration settings)
    {
        List<RoleDefinition> roles = [.. HouseFile.Read<PeopleDefinition>(settings, "people.yaml").Roles];
        foreach (IConfigurationSection set in settings.GetSection("Handshake:People").GetChildren())
        {
            RoleDefinition? known = roles.Find(r => r.Role == set.Key);
            RoleDefinition role = new(set.Key, known?.Title ?? set.Key, [.. Parse(set.Value ?? "", set.Key, roles)]);
            roles.RemoveAll(r => r.Role == set.Key);
            roles.Add(role);
        }

        return roles;
    }

    private static IEnumerable<PersonDefinition> Parse(string list, string role, IReadOnlyList<RoleDefinition> roles)
    {
        foreach (string one in list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!MailAddress.TryCreate(one, out MailAddress? address))
            {
                throw new InvalidDataException($"Handshake:People:{role}: '{one}' is no mail address");
            }

            PersonDefinition? known = roles.SelectMany(r => r.People)
                .FirstOrDefault(p => string.Equals(p.Email, address.Address, StringComparison.OrdinalIgnoreCase));
            string name = address.DisplayName is { Length: > 0 } shown ? shown : known?.Name ?? address.User;
            yield return new(known?.Id ?? IdOf(address.Address), name, address.Address);
        }
    }

    // The record keeps ids for good; one made from the address does not tell it.
    private static string IdOf(string address) =>
        $"p-{BlobVault.Sha256Of(Encoding.UTF8.GetBytes(address.ToLowerInvariant()))[..8]}";
}
