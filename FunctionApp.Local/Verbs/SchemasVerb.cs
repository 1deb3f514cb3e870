using FunctionApp.WorkflowContracts.JsonSchemas;

namespace FunctionApp.Local.Verbs;

/// <summary><c>-- schemas [folder]</c>: writes the schemas of the authored files.</summary>
internal static class SchemasVerb
{
    public static int Run(string folder, TextWriter output)
    {
        Directory.CreateDirectory(folder);
        foreach ((string file, Type record) in PublishedSchemas.All)
        {
            string path = Path.Combine(folder, file);
            File.WriteAllText(path, AuthoredSchemas.Text(record));
            output.WriteLine(path);
        }

        return 0;
    }
}
