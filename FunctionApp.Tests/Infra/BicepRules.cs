using System.Text.RegularExpressions;

namespace FunctionApp.Tests.Infra;

/// <summary>What must hold of the template, as far as it can be told from its text.</summary>
internal static partial class BicepRules
{
    /// <summary>Resource types in the versions that this template was written against.</summary>
    private static readonly string[] KnownTypes =
    [
        "Microsoft.Authorization/roleAssignments@2022-04-01",
        "Microsoft.CognitiveServices/accounts/deployments@2024-10-01",
        "Microsoft.CognitiveServices/accounts@2024-10-01",
        "Microsoft.Insights/components@2020-02-02",
        "Microsoft.KeyVault/vaults@2023-07-01",
        "Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31",
        "Microsoft.OperationalInsights/workspaces@2023-09-01",
        "Microsoft.Resources/resourceGroups@2024-11-01",
        "Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01",
        "Microsoft.Storage/storageAccounts/blobServices@2023-05-01",
        "Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01",
        "Microsoft.Storage/storageAccounts/queueServices@2023-05-01",
        "Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01",
        "Microsoft.Storage/storageAccounts/tableServices@2023-05-01",
        "Microsoft.Storage/storageAccounts@2023-05-01",
        "Microsoft.Web/serverfarms@2024-04-01",
        "Microsoft.Web/sites/config@2024-04-01",
        "Microsoft.Web/sites@2024-04-01",
    ];

    /// <summary>Built-in roles by id; nothing broader than one kind of data in one resource.</summary>
    private static readonly Dictionary<string, string> KnownRoles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "storageBlobDataOwner",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "storageQueueDataContributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "storageTableDataContributor",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "monitoringMetricsPublisher",
        ["5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"] = "cognitiveServicesOpenAIUser",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "keyVaultSecretsUser",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "keyVaultSecretsOfficer",
    };

    private static readonly string[] KnownFunctions =
    [
        "concat", "description", "empty", "environment", "guid", "items", "minLength", "maxLength", "minValue", "maxValue", "allowed",
        "replace", "secure", "subscription", "subscriptionResourceId", "tenant", "toLower", "toObject", "union", "uniqueString",
    ];

    private static readonly string[] Naming =
    [
        "parameter_declaration", "variable_declaration", "resource_declaration", "module_declaration", "output_declaration",
        "object_property", "lambda_expression",
    ];

    /// <summary>Everything that is wrong, by every rule.</summary>
    public static IReadOnlyList<string> All(IReadOnlyList<BicepFile> files) => [.. files.SelectMany(f => (IEnumerable<string>)
    [
        .. Syntax(f), .. References(f), .. Modules(f, files), .. ResourceTypes(f), .. Roles(f), .. Secrets(f),
    ])];

    public static IEnumerable<string> Syntax(BicepFile file) =>
        file.Root.All().Where(n => n.Broken || n.Type == "ERROR").Select(n => $"{file.Name}:{n.Line} is no Bicep: {Start(n.Text)}");

    public static IEnumerable<string> References(BicepFile file) => Visit(file.Root, [.. file.Symbols], file.Name);

    public static IEnumerable<string> Modules(BicepFile file, IReadOnlyList<BicepFile> all)
    {
        foreach (BicepNode module in file.Modules)
        {
            string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file.Path)!, module.First("string")!.Plain!));
            if (all.FirstOrDefault(f => f.Path == path) is not { } target)
            {
                yield return $"{file.Name}:{module.Line} names the module {module.First("string")!.Plain}, which is not there";
                continue;
            }

            string[] given = [.. module.All("object_property").First(p => p.Key == "params").First("object")!.Children.Select(p => p.Key)];
            foreach (string unknown in given.Except(target.Parameters))
            {
                yield return $"{file.Name}:{module.Line} gives {target.Name} the parameter {unknown}, which it does not take";
            }

            foreach (string missing in target.RequiredParameters.Except(given))
            {
                yield return $"{file.Name}:{module.Line} does not give {target.Name} its parameter {missing}";
            }

            string symbol = module.Children[0].Text;
            foreach (Match used in Regex.Matches(file.Root.Text, $@"\b{symbol}!?\.outputs\.(\w+)"))
            {
                if (!target.Outputs.Contains(used.Groups[1].Value))
                {
                    yield return $"{file.Name} uses the output {used.Groups[1].Value}, which {target.Name} does not have";
                }
            }
        }
    }

    public static IEnumerable<string> ResourceTypes(BicepFile file) => file.Resources
        .Where(r => !KnownTypes.Contains(r.First("string")!.Plain))
        .Select(r => $"{file.Name}:{r.Line} has the unknown resource type {r.First("string")!.Plain}");

    public static IEnumerable<string> Roles(BicepFile file) => file.Strings
        .Where(s => s.Plain is { } text && Guid.TryParse(text, out _) && !KnownRoles.ContainsKey(text))
        .Select(s => $"{file.Name}:{s.Line} names the unknown role {s.Plain}")
        .Concat(Named(file)
            .Where(n => KnownRoles.TryGetValue(n.Value, out string? role) && role != n.Name)
            .Select(n => $"{file.Name}:{n.Line} calls the role {KnownRoles[n.Value]} {n.Name}"));

    /// <summary>A secret's value has no place in a template: neither as text, nor asked of a resource, nor as a plain parameter.</summary>
    public static IEnumerable<string> Secrets(BicepFile file) => Named(file)
        .Where(n => SecretName().IsMatch(n.Name) && !Reference().IsMatch(n.Value) && n.Value.Length > 0)
        .Select(n => $"{file.Name}:{n.Line} holds a value for {n.Name}")
        .Concat(file.Root.All("call_expression")
            .Where(c => c.Text.Contains("listKeys", StringComparison.OrdinalIgnoreCase) || c.Text.Contains("listAccountSas", StringComparison.OrdinalIgnoreCase))
            .Select(c => $"{file.Name}:{c.Line} asks a resource for its keys"))
        .Concat(file.Strings
            .Where(s => KeyText().IsMatch(s.Text))
            .Select(s => $"{file.Name}:{s.Line} holds text that looks like a key"));

    private static IEnumerable<(string Name, string Value, int Line)> Named(BicepFile file) => file.Root.All()
        .Where(n => n.Type is "object_property" or "variable_declaration" or "parameter_declaration" && n.Children.Count > 1 && n.Children[^1].Plain is not null)
        .Select(n => (n.Key, n.Children[^1].Plain!, n.Line));

    private static IEnumerable<string> Visit(BicepNode node, HashSet<string> known, string file)
    {
        HashSet<string> inner = node.Type switch
        {
            "lambda_expression" => [.. known, node.Children[0].Text],
            "for_statement" => [.. known, .. node.Children.Where(c => c.Field == "initializer").SelectMany(c => c.All("identifier")).Select(i => i.Text)],
            _ => known,
        };
        for (int i = 0; i < node.Children.Count; i++)
        {
            BicepNode child = node.Children[i];
            bool names = i == 0 && Naming.Contains(node.Type);
            if (child.Type != "identifier")
            {
                foreach (string problem in Visit(child, inner, file))
                {
                    yield return problem;
                }
            }
            else if (!names && !(child.Field == "function" ? KnownFunctions.Contains(child.Text) || inner.Contains(child.Text) : inner.Contains(child.Text)))
            {
                yield return $"{file}:{child.Line} uses {child.Text}, which is declared nowhere";
            }
        }
    }

    private static string Start(string text) => text.Length <= 60 ? text : text[..60];

    [GeneratedRegex("password|secret|connectionString|accountKey|apiKey|sasToken", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    // Names of settings, ids of roles, paths of resource types and references into the vault are no values.
    [GeneratedRegex("^(OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID|@Microsoft\\.KeyVault.*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$")]
    private static partial Regex Reference();

    [GeneratedRegex("AccountKey=|sk-[A-Za-z0-9]{8}|[A-Za-z0-9+/]{40,}={1,2}|-----BEGIN")]
    private static partial Regex KeyText();
}
