using System;
using System.Text.Json;

namespace NetGen.Runtime;

/// <summary>What an epoch came to, as JSON.</summary>
internal static class EpochJson
{
    public static void Write(Utf8JsonWriter json, EpochResult epoch)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", epoch.Epoch);
        json.WriteNumber("steps", epoch.Steps);
        json.WriteBoolean("is_complete", epoch.IsComplete);
        json.WriteReal("training_loss", epoch.TrainingLoss);
        json.WriteReal("first_learning_rate", epoch.FirstLearningRate);
        json.WriteReal("learning_rate", epoch.LearningRate);
        json.WriteNumber("duration_ticks", epoch.Duration.Ticks);
        EvaluationJson.Write(json, "training", epoch.Training);
        EvaluationJson.Write(json, "validation", epoch.Validation);
        HealthJson.Write(json, "health", epoch.Health);
        json.WriteEndObject();
    }

    public static EpochResult Read(JsonElement epoch) => new()
    {
        Epoch = epoch.Whole("epoch"),
        Steps = epoch.Whole("steps"),
        IsComplete = epoch.GetProperty("is_complete").GetBoolean(),
        TrainingLoss = epoch.Real("training_loss"),
        FirstLearningRate = epoch.Single("first_learning_rate"),
        LearningRate = epoch.Single("learning_rate"),
        Duration = new TimeSpan(epoch.GetProperty("duration_ticks").GetInt64()),
        Training = EvaluationJson.Read(epoch, "training"),
        Validation = EvaluationJson.Read(epoch, "validation"),
        Health = HealthJson.Read(epoch, "health"),
    };
}
