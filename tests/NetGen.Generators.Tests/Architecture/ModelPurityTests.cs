using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetGen.Generators.Emission;
using NetGen.Generators.Model;
using Xunit;

namespace NetGen.Generators.Tests.Architecture;

/// <summary>Nothing of Roslyn's can be reached from a value behind the barrier: it would keep whole compilations alive and never be equal.</summary>
public class ModelPurityTests
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData(typeof(NetworkModel))]
    [InlineData(typeof(GeneratedFile))]
    public void ReachesNothingOfRoslyn(Type root)
    {
        Dictionary<Type, string> reached = Walk(root);
        Assert.Contains(reached.Keys, type => type == typeof(string));
        Assert.DoesNotContain(reached, pair => pair.Key.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void TheWalkSeesAllLayers()
    {
        Dictionary<Type, string> reached = Walk(typeof(NetworkModel));
        Type[] specs = [.. typeof(LayerSpec).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerSpec)))];
        Assert.NotEmpty(specs);
        Assert.All(specs, spec => Assert.Contains(spec, reached.Keys));
    }

    [Fact]
    public void EveryValueIsEquatable()
    {
        Type[] records = [.. Walk(typeof(NetworkModel)).Keys.Where(type => type.Assembly == typeof(NetworkModel).Assembly && !type.IsEnum)];
        Assert.NotEmpty(records);
        Assert.All(records, type => Assert.Contains(typeof(IEquatable<>).MakeGenericType(type), type.GetInterfaces()));
    }

    [Fact]
    public void NothingCanBeChanged()
    {
        IEnumerable<FieldInfo> fields = Walk(typeof(NetworkModel)).Keys
            .Where(type => type.Assembly == typeof(NetworkModel).Assembly && !type.IsEnum)
            .SelectMany(type => type.GetFields(Fields));
        Assert.All(fields, field => Assert.True(field.IsInitOnly, $"{field.DeclaringType}.{field.Name}"));
    }

    // The types of all fields, through generic arguments, arrays, bases and our own derived types, each with the way there.
    private static Dictionary<Type, string> Walk(Type root)
    {
        Dictionary<Type, string> reached = [];
        Queue<(Type Type, string Path)> queue = new([(root, root.Name)]);
        while (queue.TryDequeue(out (Type Type, string Path) next))
        {
            if (!reached.TryAdd(next.Type, next.Path))
            {
                continue;
            }

            foreach (Type related in Related(next.Type))
            {
                queue.Enqueue((related, next.Path + " > " + related.Name));
            }
        }

        return reached;
    }

    private static IEnumerable<Type> Related(Type type)
    {
        IEnumerable<Type> related = type.IsGenericType ? type.GetGenericArguments() : [];
        if (type.HasElementType)
        {
            related = related.Append(type.GetElementType()!);
        }

        // What the framework's own types are made of is its business: arrays and strings hold what their arguments say.
        if (type.Assembly == typeof(NetworkModel).Assembly)
        {
            related = related
                .Concat(type.GetFields(Fields).Select(field => field.FieldType))
                .Concat(type.Assembly.GetTypes().Where(derived => derived.IsSubclassOf(type)));
            if (type.BaseType is { } parent && parent.Assembly == type.Assembly)
            {
                related = related.Append(parent);
            }
        }

        return related;
    }
}
